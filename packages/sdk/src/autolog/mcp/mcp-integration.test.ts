import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as client2 from '@modelcontextprotocol/client';
import * as server2 from '@modelcontextprotocol/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { withSpan } from '../../spans/with-span.ts';
import { collectSpans } from '../../testing/collect-spans.ts';
import type { AutologReport } from '../autolog-report.ts';
import { autolog } from '../autolog.ts';
import { toTree } from '../testing/span-tree.ts';

const INFO = { name: 'test', version: '1' };
const weather = ({ city }: { city: string }) => ({
  content: [{ type: 'text' as const, text: withSpan('look out', () => `sunny in ${city}`) }],
});
const broken = () => {
  throw new Error('no window');
};

async function connect1(): Promise<Client> {
  const server = new McpServer(INFO);
  server.registerTool('weather', { inputSchema: { city: z.string() } }, weather);
  server.registerTool('broken', {}, broken);
  const client = new Client(INFO);
  const [left, right] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(left), client.connect(right)]);
  return client;
}

async function connect2(): Promise<Client> {
  const server = new server2.McpServer(INFO);
  server.registerTool('weather', { inputSchema: z.object({ city: z.string() }) }, weather);
  server.registerTool('broken', {}, broken);
  const client = new client2.Client(INFO);
  const [left, right] = client2.InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(left), client.connect(right)]);
  return client as unknown as Client;
}

describe.each([
  ['1', connect1],
  ['2', connect2],
])('MCP SDK %s', (_, connect) => {
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
