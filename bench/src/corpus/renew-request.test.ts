import { expect, test } from 'vitest';

import { loadTraceRequestType } from '../load-trace-request-type.ts';
import type { SpanObject, TraceRequestObject } from '../yardsticks/request-object.ts';
import { createCorpus } from './corpus.ts';
import { encodeRequest } from './encode-request.ts';
import { findPatchPoints } from './patch-points.ts';
import { createRenewal, renewRequest } from './renew-request.ts';

const requestType = loadTraceRequestType();
const PASS_NANO = 1_000_000_000_000n;

const spansOf = (body: Uint8Array): readonly SpanObject[] =>
  (requestType.decode(body) as unknown as TraceRequestObject).resourceSpans.flatMap((resourceSpans) =>
    resourceSpans.scopeSpans.flatMap((scopeSpans) => scopeSpans.spans),
  );

const corpusRequest = (): Buffer =>
  Buffer.from(
    encodeRequest(
      requestType,
      createCorpus({ kind: 'full', seed: 3, spanCount: 100, startUnixNano: 5_000_000_000n, traceIntervalNano: 9n }),
    ),
  );

function renewed(pass: number): readonly SpanObject[] {
  const body = corpusRequest();
  renewRequest(body, findPatchPoints(body), createRenewal(pass, PASS_NANO));
  return spansOf(body);
}

test('the first pass is the corpus as generated', () => {
  expect(renewed(0)).toEqual(spansOf(corpusRequest()));
});

test('a later pass has new ids, the same tree and later times, and nothing else is touched', () => {
  const before = spansOf(corpusRequest());
  const after = renewed(2);
  const treeOf = (spans: readonly SpanObject[]) => {
    const traceIds = spans.map((span) => span.traceId.toString('hex'));
    const spanIds = spans.map((span) => span.spanId.toString('hex'));
    return spans.map((span, index) => [
      traceIds.indexOf(traceIds[index] ?? ''),
      spanIds.indexOf(span.parentSpanId.toString('hex')),
    ]);
  };
  expect(treeOf(after)).toEqual(treeOf(before));
  const idsBefore = new Set(before.flatMap((span) => [span.traceId.toString('hex'), span.spanId.toString('hex')]));
  expect(after.filter((span) => idsBefore.has(span.spanId.toString('hex')))).toEqual([]);
  expect(after.filter((span) => idsBefore.has(span.traceId.toString('hex')))).toEqual([]);
  expect(after.map((span) => BigInt(span.startTimeUnixNano.toString()) - 2n * PASS_NANO)).toEqual(
    before.map((span) => BigInt(span.startTimeUnixNano.toString())),
  );
  expect(after.map((span) => span.attributes)).toEqual(before.map((span) => span.attributes));
});

test('a root keeps having no parent', () => {
  const rootsOf = (spans: readonly SpanObject[]) => spans.filter((span) => span.parentSpanId.length === 0).length;
  expect(rootsOf(renewed(1))).toBeGreaterThan(0);
  expect(rootsOf(renewed(1))).toBe(rootsOf(spansOf(corpusRequest())));
});
