import { expect, it } from 'vitest';

import type { TraceId } from '../ids.ts';
import { createSpanRecord } from '../testing/span-record.ts';
import { CallCounter } from './call-figures.ts';

const MS = 1_000_000n;
const TRACE = 'tr-1' as TraceId;

function createCall(id: string, fields: Parameters<typeof createSpanRecord>[1] = {}) {
  return createSpanRecord(id, { type: 'CHAT_MODEL', startUnixNano: 0n, endUnixNano: 10n * MS, ...fields });
}

it('should count each model call once, whoever repeats its tokens', () => {
  const counter = new CallCounter(100n * MS);
  counter.add({
    traceId: TRACE,
    spans: [
      createCall('agent', { type: 'AGENT', usage: { inputTokens: 30, outputTokens: 3 }, model: 'm' }),
      createCall('one', { parent: 'agent', model: 'm', usage: { inputTokens: 10, outputTokens: 1 }, costUsd: 0.5 }),
      createCall('two', { parent: 'agent', model: 'm', usage: { inputTokens: 20, outputTokens: 2 } }),
      createCall('failed', {
        parent: 'agent',
        model: 'n',
        status: 'ERROR',
        startUnixNano: 150n * MS,
        endUnixNano: null,
      }),
    ],
  });
  const [first, second] = counter.listModels();
  expect(first).toMatchObject({
    model: 'm',
    callCount: 2,
    errorCount: 0,
    inputTokens: 30,
    outputTokens: 3,
    costUsd: 0.5,
    p50Ms: 10,
    lastFailed: null,
    buckets: [{ startUnixNano: 0n, callCount: 2, inputTokens: 30, costUsd: 0.5 }],
  });
  expect(second).toMatchObject({
    model: 'n',
    callCount: 1,
    errorCount: 1,
    costUsd: null,
    p50Ms: null,
    slowest: null,
    lastFailed: { traceId: TRACE, spanId: 'failed' },
    buckets: [{ startUnixNano: 100n * MS }],
  });
});

it('should lend the only call of an agent the numbers of the agent that knows more', () => {
  const counter = new CallCounter(MS);
  counter.add({
    traceId: TRACE,
    spans: [
      createCall('agent', { type: 'AGENT', usage: { inputTokens: 50, outputTokens: 9 } }),
      createCall('call', { parent: 'agent', model: 'm', usage: { inputTokens: 10, outputTokens: 1 } }),
    ],
  });
  expect(counter.listModels()).toMatchObject([{ model: 'm', callCount: 1, inputTokens: 50, outputTokens: 9 }]);
});

it('should name the slowest and the last failed call of a tool', () => {
  const counter = new CallCounter(MS);
  const tool = (id: string, fields: Parameters<typeof createSpanRecord>[1]) =>
    createSpanRecord(id, { type: 'TOOL', name: 'search', startUnixNano: 0n, ...fields });
  counter.add({
    traceId: TRACE,
    spans: [
      tool('a', { endUnixNano: 5n * MS }),
      tool('b', { endUnixNano: 50n * MS, status: 'ERROR' }),
      tool('c', { startUnixNano: 9n * MS, endUnixNano: 1n * MS, status: 'ERROR' }),
    ],
  });
  expect(counter.listTools()).toEqual([
    {
      name: 'search',
      callCount: 3,
      errorCount: 2,
      p50Ms: 5,
      p95Ms: 50,
      p99Ms: 50,
      maxMs: 50,
      totalMs: 55,
      slowest: { traceId: TRACE, spanId: 'b' },
      lastFailed: { traceId: TRACE, spanId: 'c' },
    },
  ]);
});

it('should know a tool by its name, whatever the framework calls its spans', () => {
  const counter = new CallCounter(MS);
  const run = (id: string, name: string, toolName: string | null) =>
    createSpanRecord(id, { type: 'TOOL', name, toolName, startUnixNano: 0n, endUnixNano: MS });
  counter.add({
    traceId: TRACE,
    spans: [
      run('a', 'ai.toolCall', 'search'),
      run('b', 'execute_tool search', 'search'),
      run('c', 'ai.toolCall', 'refund'),
      // Stored before tools had names.
      run('d', 'lookup', null),
    ],
  });
  expect(counter.listTools().map(({ name, callCount }) => [name, callCount])).toEqual([
    ['search', 2],
    ['refund', 1],
    ['lookup', 1],
  ]);
});
