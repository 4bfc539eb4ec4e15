import type { TraceId } from '@gander/core/ids';
import { encodeLogData } from '@gander/protocol/log-encoder';
import { expect, it } from 'vitest';

import { createTraceLogs } from './trace-logs.ts';

const TRACE = 'tr-1' as TraceId;
const CHUNKS = 50;

/** A trace whose logs say something about a span, a chunk each. */
function createFakeTraces() {
  const chunk = (index: number) => {
    const record = {
      timeUnixNano: BigInt(index),
      observedTimeUnixNano: 0n,
      severityNumber: 9,
      severityText: '',
      body: { stringValue: 'x'.repeat(2000) },
      attributes: [],
      droppedAttributesCount: 0,
      flags: 0,
      traceId: 'ab'.repeat(16),
      spanId: 'cd'.repeat(8),
      eventName: 'gen_ai.choice',
    };
    const scopeLogs = [{ scope: undefined, schemaUrl: '', logRecords: Array.from({ length: 200 }, () => record) }];
    return { bytes: encodeLogData({ resourceLogs: [{ resource: undefined, schemaUrl: '', scopeLogs }] }) };
  };
  const fake = {
    version: '1',
    readCount: 0,
    async readLogVersion() {
      return fake.version;
    },
    async listLogChunks(_traceId: TraceId, { cursor = '0' }: { readonly cursor?: string | undefined }) {
      const index = Number(cursor);
      fake.readCount += 1;
      return { items: [chunk(index)], nextCursor: index + 1 < CHUNKS ? String(index + 1) : null };
    },
  };
  return fake;
}

it('should read the logs of a trace once, for as long as there are no others', async () => {
  const traces = createFakeTraces();
  const logs = createTraceLogs({ traces });
  const [first, second] = await Promise.all([logs.open(TRACE), logs.open(TRACE)]);
  expect(first.isEmpty).toBe(false);
  expect(second).toBe(first);
  expect(await logs.open(TRACE)).toBe(first);
  expect(traces.readCount).toBe(CHUNKS);
  traces.version = '2';
  expect(await logs.open(TRACE)).not.toBe(first);
  expect(traces.readCount).toBe(2 * CHUNKS);
});

it('should let others have their turn meanwhile', async () => {
  const logs = createTraceLogs({ traces: createFakeTraces() });
  let turns = 0;
  const countTurn = () => {
    turns += 1;
    timer = setImmediate(countTurn);
  };
  let timer = setImmediate(countTurn);
  await logs.open(TRACE);
  clearImmediate(timer);
  expect(turns).toBeGreaterThan(0);
});

it('should forget when nobody asks any more', async () => {
  const traces = createFakeTraces();
  const scheduled: (() => void)[] = [];
  const logs = createTraceLogs({
    traces,
    schedule(run) {
      scheduled.push(run);
      return setTimeout(() => undefined, 0);
    },
  });
  const first = await logs.open(TRACE);
  scheduled.at(-1)?.();
  expect(await logs.open(TRACE)).not.toBe(first);
});
