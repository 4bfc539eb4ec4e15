import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { withSpan } from '../../spans/with-span.ts';
import { collectSpans } from '../../testing/collect-spans.ts';
import type { AutologReport } from '../autolog-report.ts';
import { autolog } from '../autolog.ts';
import { type Format, FORMATS, readExports } from '../testing/load-both.ts';
import { toTree } from '../testing/span-tree.ts';

const INFO = { name: 'test', version: '1' };
const weather = ({ city }: { city: string }) => ({
  content: [{ type: 'text' as const, text: withSpan('look out', () => `sunny in ${city}`) }],
});
const broken = () => {
  throw new Error('no window');
};

async function connect1(format: Format): Promise<Client> {
  const [{ Client }, { InMemoryTransport }, { McpServer }] = await Promise.all([
    readExports('@modelcontextprotocol/sdk/client/index.js', format),
    readExports('@modelcontextprotocol/sdk/inMemory.js', format),
    readExports('@modelcontextprotocol/sdk/server/mcp.js', format),
  ]);
  const server = new McpServer(INFO);
  server.registerTool('weather', { inputSchema: { city: z.string() } }, weather);
  server.registerTool('broken', {}, broken);
  const client = new Client(INFO);
  const [left, right] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(left), client.connect(right)]);
  return client;
}

async function connect2(format: Format): Promise<Client> {
  const [client2, server2] = await Promise.all([
    readExports('@modelcontextprotocol/client', format),
    readExports('@modelcontextprotocol/server', format),
  ]);
  const server = new server2.McpServer(INFO);
  server.registerTool('weather', { inputSchema: z.object({ city: z.string() }) }, weather);
  server.registerTool('broken', {}, broken);
  const client = new client2.Client(INFO);
  const [left, right] = client2.InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(left), client.connect(right)]);
  return client as unknown as Client;
}

const CONNECTORS = [
  ['1', connect1],
  ['2', connect2],
] as const;

describe.each(
  FORMATS.flatMap((format) =>
    CONNECTORS.map(([version, connect]) => ({ version, format, connect: () => connect(format) })),
  ),
)('MCP SDK $version, $format', ({ connect }) => {
  let report: AutologReport;
  beforeAll(async () => {
    report = await autolog('mcp');
  });
  afterAll(() => report.undo());

  it('records a tool and what its server does in one trace', async () => {
    const client = await connect();
    await using collected = collectSpans({ global: true });
    const answer = await withSpan('ask', () => client.callTool({ name: 'weather', arguments: { city: 'Rome' } }));
    expect(answer.content).toEqual([{ type: 'text', text: 'sunny in Rome' }]);
    const spans = await collected.flush();
    expect(toTree(spans)).toBe('ask []\n  weather [TOOL]\n    look out []');
    expect(spans.find(({ name }) => name === 'weather')).toMatchObject({
      inputs: { city: 'Rome' },
      outputs: 'sunny in Rome',
      attributes: { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'weather' },
    });
  });

  it('records a tool that answers with an error', async () => {
    const client = await connect();
    await using collected = collectSpans({ global: true });
    const answer = await client.callTool({ name: 'broken', arguments: {} });
    expect(answer.isError).toBe(true);
    expect(await collected.flush()).toMatchObject([{ name: 'broken', status: { code: 2 }, outputs: 'no window' }]);
  });
});
