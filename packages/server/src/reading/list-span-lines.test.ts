import type { SpanId, TraceId } from '@gander/core/ids';
import { createLogJoin } from '@gander/core/logs/join-logs';
import type { SpanRecord } from '@gander/core/span-record';
import type { TraceSummary } from '@gander/core/trace-summary';
import { expect, test } from 'vitest';

import { listSpanLines, type SpanLineSources } from './list-span-lines.ts';

const traceId = 'tr-1' as TraceId;
const MEBIBYTE = 1024 * 1024;

/** A store that holds a trace of so many spans, each in a chunk of its own of that size. */
function createSources(spanCount: number, chunkBytes: number): SpanLineSources {
  const ids = new Set<SpanId>(toIds(spanCount));
  return {
    traces: {
      findTrace: async () => (spanCount === 0 ? undefined : ({ traceId } as TraceSummary)),
      findSpan: async (_traceId, spanId) => (ids.has(spanId) ? ({ spanId } as SpanRecord) : undefined),
      findSpanChunk: async (_traceId, spanId) => ({ bytes: toChunk(spanId, chunkBytes) }),
    },
    traceLogs: { open: async () => createLogJoin([]) },
  };
}

const toIds = (count: number) => Array.from({ length: count }, (_, index) => `00000000000000a${index}` as SpanId);

/** A request of one span, and a field that no reader knows, which makes it as large as asked. */
function toChunk(spanId: SpanId, sizeBytes: number): Uint8Array {
  const ids = [0x0a, 16, ...new Uint8Array(16).fill(1), 0x12, 8, ...Buffer.from(spanId, 'hex')];
  const span = [0x12, ids.length, ...ids];
  const scope = [0x12, span.length, ...span];
  const resource = [0x0a, scope.length, ...scope];
  const length = [0, 7, 14, 21].map((shift) => ((sizeBytes >>> shift) & 0x7f) | (shift < 21 ? 0x80 : 0));
  const head = [...resource, 0x7a, ...length];
  const bytes = new Uint8Array(head.length + sizeBytes);
  bytes.set(head);
  return bytes;
}

test('every span that exists has a line', async () => {
  const [first, second] = toIds(2);
  const answer = await listSpanLines(createSources(2, 10), { traceId, ids: [...toIds(2), '00000000000000ff'] });
  expect(answer).toEqual({ items: [{ spanId: first }, { spanId: second }], isComplete: true });
});

test('says so when there was more to read than one answer may take', async () => {
  const { items, isComplete } = await listSpanLines(createSources(4, 25 * MEBIBYTE), { traceId, ids: toIds(4) });
  expect(items.map(({ spanId }) => spanId)).toEqual(toIds(2));
  expect(isComplete).toBe(false);
});

test('an unknown trace is not found; one without the asked spans has no lines', async () => {
  await expect(listSpanLines(createSources(0, 0), { traceId, ids: toIds(1) })).rejects.toMatchObject({
    code: 'not_found',
  });
  const answer = await listSpanLines(createSources(1, 10), { traceId, ids: ['00000000000000ff'] });
  expect(answer).toEqual({ items: [], isComplete: true });
});
