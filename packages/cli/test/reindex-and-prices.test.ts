import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createGanderClient } from '@gander/api/gander/client';
import type { Span } from '@gander/protocol/trace-data';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { startServer } from '@gander/server/start-server';
import { describe, expect, it, onTestFinished } from 'vitest';

import { runCli } from '../src/run-cli.ts';

interface CliRun {
  readonly exitCode: number;
  readonly data: readonly string[];
  readonly talk: readonly string[];
  readonly progress: readonly (string | undefined)[];
}

async function run(trackingUri: string, ...args: readonly string[]): Promise<CliRun> {
  const data: string[] = [];
  const talk: string[] = [];
  const progress: (string | undefined)[] = [];
  const exitCode = await runCli(args, {
    environment: { MLFLOW_TRACKING_URI: trackingUri },
    terminal: {
      data: (line) => data.push(line),
      talk: (line) => talk.push(line),
      progress: (line) => progress.push(line),
    },
  });
  return { exitCode, data, talk, progress };
}

const NOW_NANO = BigInt(Date.now()) * 1_000_000n;
const DAY_NANO = 86_400_000_000_000n;

function toSpan(number: number, ageDays: bigint): Span {
  const startTimeUnixNano = NOW_NANO - ageDays * DAY_NANO;
  return {
    traceId: String(number).padStart(32, '0'),
    spanId: String(number).padStart(16, '0'),
    traceState: '',
    parentSpanId: '',
    flags: 0,
    name: 'chat',
    kind: 1,
    startTimeUnixNano,
    endTimeUnixNano: startTimeUnixNano + 1_000_000n,
    attributes: [
      { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
      { key: 'gen_ai.request.model', value: { stringValue: 'house-model' } },
      { key: 'gen_ai.usage.input_tokens', value: { intValue: 1_000_000n } },
    ],
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    status: undefined,
  };
}

/** A database with one trace of today and one of ten days ago, behind a server. */
async function startFilledServer() {
  const folder = mkdtempSync(join(tmpdir(), 'gander-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const storeUri = `sqlite:///${join(folder, 'gander.db')}`;
  const server = await startServer({ host: '127.0.0.1', port: 0, storeUri, version: 'test', log: () => {} });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= server.close());
  onTestFinished(close);
  const spans = [toSpan(1, 0n), toSpan(2, 10n)];
  const data = {
    resourceSpans: [{ resource: undefined, scopeSpans: [{ scope: undefined, spans, schemaUrl: '' }], schemaUrl: '' }],
  };
  await fetch(`${server.url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf' },
    body: new Uint8Array(encodeTraceData(data)),
  });
  const client = createGanderClient({ baseUrl: server.url });
  const readCosts = async () => {
    const { items } = await client.listTraces({ params: { experimentId: '0' } });
    return items.map(({ costUsd }) => costUsd);
  };
  return { url: server.url, storeUri, close, readCosts };
}

describe('gander prices and gander reindex', () => {
  it('price old traces behind a running server', async () => {
    const { url, readCosts } = await startFilledServer();
    const added = await run(url, 'prices', 'add', '--model', 'house-*', '--input', '2', '--cache-write-1h', '5');
    expect(added).toMatchObject({ exitCode: 0, data: ["Entered price 1 for 'house-*'"] });
    expect(await readCosts()).toEqual([null, null]);

    const recent = await run(url, 'reindex', '--since', '7d');
    expect(recent).toMatchObject({ exitCode: 0, data: ['Re-indexed 1 trace.'], talk: [] });
    expect(recent.progress.at(-1)).toBeUndefined();
    expect(recent.progress.at(-2)).toContain('100 %  1 of 1');
    expect(await readCosts()).toEqual([2, null]);

    expect((await run(url, 'reindex')).data).toEqual(['Re-indexed 2 traces.']);
    expect(await readCosts()).toEqual([2, 2]);

    const { data } = await run(url, 'prices', 'list');
    expect(data.map((line) => line.trim().split(/\s+/))).toEqual([
      ['Id', 'Model', 'Valid', 'From', 'input', 'cache-write-1h'],
      expect.anything(),
      ['1', 'house-*', 'always', '2', '5'],
    ]);
    expect((await run(url, 'prices', 'delete', '1')).data).toEqual(['Deleted price 1']);
    expect((await run(url, 'prices', 'delete', '1')).exitCode).toBe(1);
  });

  it('work on a database without a server', async () => {
    const { storeUri, close } = await startFilledServer();
    await close();
    expect((await run(storeUri, 'prices', 'add', '--model', 'house-model', '--input', '3')).exitCode).toBe(0);
    expect(await run(storeUri, 'reindex', '--experiment-id', '0')).toMatchObject({
      exitCode: 0,
      data: ['Re-indexed 2 traces.'],
    });
  });

  it.each([
    [['reindex', '--since', 'yesterday'], /--since must be an age/],
    [['prices', 'add', '--model', 'a'], /needs --input, --output or both/],
    [['prices', 'add', '--model', 'a', '--input', 'cheap'], /--input must be USD per million/],
    [['prices', 'add', '--model', 'a', '--cache-write-1h', '-1'], /--cache-write-1h must be USD/],
    [['prices', 'add', '--model', 'a', '--input', '1', '--valid-from', 'soon'], /--valid-from must be a date/],
    [['prices', 'add', '--input', '1'], /--model/],
  ])('explain what is wrong with %o', async (args, message) => {
    const { exitCode, talk } = await run('sqlite:///unused.db', ...args);
    expect(exitCode).toBe(2);
    expect(talk.join('\n')).toMatch(message);
  });
});
