import { describe, expect, it } from 'vitest';

import { createKeyTable } from './key-table.ts';
import { readTraceRequest } from './span-reader.ts';
import type { SpanView } from './span-view.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';
import { attributeField, concat, lengthField, request, varintField } from './testing/wire-bytes.ts';
import { createTraceChunkBuilder } from './trace-chunk.ts';
import type { ResourceSpans, Span, TraceData } from './trace-data.ts';
import { decodeTraceData } from './trace-decoder.ts';

function splitInChunks(bytes: Uint8Array, toGroup: (span: SpanView) => string): Map<string, Uint8Array> {
  const builder = createTraceChunkBuilder(bytes);
  readTraceRequest(bytes, {
    keys: createKeyTable([]),
    onSpan: (span) => builder.add(toGroup(span), span),
    onRejectedSpan: () => undefined,
  });
  return builder.build();
}

/** Every span with all that surrounds it. */
function listPlacedSpans(data: TraceData): unknown[] {
  return data.resourceSpans.flatMap(({ scopeSpans, ...resource }: ResourceSpans) =>
    scopeSpans.flatMap(({ spans, ...scope }) => spans.map((span: Span) => ({ span, scope, resource }))),
  );
}

const byTrace = ({ traceId }: SpanView): string => traceId;

describe('trace chunks', () => {
  const recorded = readRecordedBodies({ signal: 'traces', format: 'protobuf' });

  it('hold together every span of a recorded request, each with its resource and scope', () => {
    let splitCount = 0;
    for (const { name, bytes } of recorded) {
      const chunks = splitInChunks(bytes, byTrace);
      const original = listPlacedSpans(decodeTraceData(bytes)) as { span: Span }[];
      expect([...chunks.keys()], name).toEqual([...new Set(original.map(({ span }) => span.traceId))]);
      for (const [traceId, chunk] of chunks) {
        expect(listPlacedSpans(decodeTraceData(chunk)), name).toEqual(
          original.filter(({ span }) => span.traceId === traceId),
        );
      }
      if (chunks.size > 1) splitCount += 1;
    }
    expect(splitCount).toBeGreaterThan(5);
  });

  it('are the request itself when it holds one group', () => {
    for (const { name, bytes } of recorded) {
      const chunk = splitInChunks(bytes, () => 'all').get('all');
      expect(decodeTraceData(chunk as Uint8Array), name).toEqual(decodeTraceData(bytes));
      expect(chunk?.length, name).toBe(bytes.length);
    }
  });

  const id = (letter: string) => lengthField(1, letter.repeat(16));
  const hex = (letter: string) => Buffer.from(letter.repeat(16)).toString('hex');

  it('share one resource and scope among neighbours, and keep unknown fields and schema urls byte for byte', () => {
    const resource = lengthField(1, attributeField(1, 'k', lengthField(1, 'v')), varintField(77, 1));
    const scope = lengthField(1, lengthField(1, 'scope'));
    const spans = ['a', 'a', 'b', 'a'].map((letter) => lengthField(2, id(letter), varintField(99, 5)));
    const [first, second, , fourth] = spans as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const scopeEnd = concat(lengthField(3, 'https://scope'), varintField(55, 2));
    const bytes = lengthField(
      1,
      resource,
      lengthField(2, scope, ...spans, scopeEnd),
      lengthField(3, 'https://resource'),
    );
    const chunk = splitInChunks(bytes, byTrace).get(hex('a'));
    expect(chunk).toEqual(
      lengthField(
        1,
        resource,
        lengthField(3, 'https://resource'),
        lengthField(2, scope, scopeEnd, first, second, fourth),
      ),
    );
  });

  it('do not merge two resources, or two scopes, that are merely equal', () => {
    const one = request(id('a'));
    const bytes = concat(one, request(id('b')), one);
    expect(splitInChunks(bytes, byTrace).get(hex('a'))).toEqual(concat(one, one));
  });

  it('leave out the spans that were not added', () => {
    const bytes = request(id('a'), Uint8Array.of(0x4a, 0x7f), id('a'));
    expect(splitInChunks(bytes, byTrace).get(hex('a'))).toEqual(request(id('a'), id('a')));
  });

  it('refuse a span of another request, which would copy unrelated bytes', () => {
    const builder = createTraceChunkBuilder(request(id('a')));
    readTraceRequest(request(id('a')), {
      keys: createKeyTable([]),
      onSpan: (span) => expect(() => builder.add('a', span)).toThrow('does not belong'),
      onRejectedSpan: () => undefined,
    });
    expect(builder.build().size).toBe(0);
  });

  it('refuse to multiply a large resource by many traces', () => {
    const resource = lengthField(1, attributeField(1, 'large', lengthField(1, 'x'.repeat(1024 * 1024))));
    const spans = Array.from({ length: 300 }, (_, index) => lengthField(2, varintField(6, index)));
    const bytes = lengthField(1, resource, lengthField(2, ...spans));
    expect(() => splitInChunks(bytes, ({ kind }) => String(kind))).toThrow(
      expect.objectContaining({ code: 'limit_exceeded' }),
    );
  });
});
