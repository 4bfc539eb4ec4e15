import { expect, test } from 'vitest';

import { loadTraceRequestType } from '../load-trace-request-type.ts';
import { createCorpus, createTraceOf, type CorpusKind } from './corpus.ts';
import { measureCorpus } from './corpus-stats.ts';
import { encodeRequest } from './encode-request.ts';
import { createRandom } from './random.ts';

function statsOf(kind: CorpusKind) {
  const requestType = loadTraceRequestType();
  const spans = createCorpus({ kind, seed: 1, spanCount: 2000, startUnixNano: 1n, traceIntervalNano: 1n });
  const requests = Array.from({ length: 20 }, (_, index) =>
    encodeRequest(requestType, spans.slice(index * 100, (index + 1) * 100)),
  );
  return measureCorpus(spans, requests);
}

test('full spans are as large, as rich and as compressible as recorded agent traffic', () => {
  const stats = statsOf('full');
  expect(stats.bytesPerSpan).toBeGreaterThan(3700);
  expect(stats.bytesPerSpan).toBeLessThan(4600);
  expect(stats.attributesPerSpan).toBeGreaterThan(17);
  expect(stats.spansPerTrace).toBeGreaterThan(12);
  expect(stats.spansPerTrace).toBeLessThan(17);
  expect(stats.gzipRatio).toBeGreaterThan(4.5);
  expect(stats.gzipRatio).toBeLessThan(5.6);
  expect(stats.zstdRatio).toBeGreaterThan(4.5);
  expect(stats.zstdRatio).toBeLessThan(5.8);
});

test('small spans are about 500 bytes', () => {
  const stats = statsOf('small');
  expect(stats.bytesPerSpan).toBeGreaterThan(450);
  expect(stats.bytesPerSpan).toBeLessThan(600);
  expect(stats.gzipRatio).toBeLessThan(5);
});

test('a landmark trace has the size asked for, one root that comes last, and no missing parent', () => {
  const spans = createTraceOf(createRandom(5), 777, 1_000_000_000n);
  const ids = new Set(spans.map((span) => span.spanId));
  expect(spans).toHaveLength(777);
  expect(ids.size).toBe(777);
  expect(new Set(spans.map((span) => span.traceId)).size).toBe(1);
  expect(spans.filter((span) => span.parentSpanId === null)).toEqual([spans.at(-1)]);
  expect(spans.filter((span) => span.parentSpanId !== null && !ids.has(span.parentSpanId))).toEqual([]);
});
