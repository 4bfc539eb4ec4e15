import { describe, expect, it } from 'vitest';

import { createKeyTable } from './key-table.ts';
import { readTraceRequest } from './span-reader.ts';
import type { SpanView } from './span-view.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';
import { attributeField, concat, lengthField, request, varintField } from './testing/wire-bytes.ts';
import { type ChunkPart, type ChunkPieces, createTraceChunkBuilder, type TraceChunkBuilder } from './trace-chunk.ts';
import type { ResourceSpans, Span, TraceData } from './trace-data.ts';
import { decodeTraceData } from './trace-decoder.ts';

function splitInChunks(bytes: Uint8Array, toGroup: (span: SpanView) => string): Map<string, Uint8Array> {
  return addSpans(bytes, toGroup).build();
}

function splitInParts(bytes: Uint8Array, toGroup: (span: SpanView) => string): Map<string, ChunkPart> {
  return addSpans(bytes, toGroup).listParts();
}

function addSpans(bytes: Uint8Array, toGroup: (span: SpanView) => string): TraceChunkBuilder {
  const builder = createTraceChunkBuilder(bytes);
  readTraceRequest(bytes, {
    keys: createKeyTable([]),
    onSpan: (span) => builder.add(toGroup(span), span),
    onRejectedSpan: () => undefined,
  });
  return builder;
}

/** What the pieces say, taken at their word. */
function assemble(bytes: Uint8Array, pieces: ChunkPieces): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < pieces.length;) {
    const count = pieces[at] ?? 0;
    const [start, end] = pieces.slice(at + 1 + count, at + 3 + count);
    parts.push(Uint8Array.from(pieces.slice(at + 1, at + 1 + count)), bytes.subarray(start, end));
    at += 3 + count;
  }
  return concat(...parts);
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

  it.each([
    { name: 'trace', toGroup: byTrace },
    { name: 'span', toGroup: ({ spanId }: SpanView) => spanId },
    { name: 'kind of span, which stands all over the request', toGroup: ({ kind }: SpanView) => `${kind}` },
    { name: 'nothing', toGroup: () => 'all' },
  ])('are, before they are made, what they will be: pieces of the request, by $name', ({ toGroup }) => {
    let partCount = 0;
    for (const { name, bytes } of recorded) {
      const chunks = splitInChunks(bytes, toGroup);
      const parts = splitInParts(bytes, toGroup);
      expect([...parts.keys()], name).toEqual([...chunks.keys()]);
      for (const [group, part] of parts) {
        const chunk = part.read(bytes);
        expect(part.byteLength, name).toBe(chunk.byteLength);
        expect(Buffer.compare(chunk, chunks.get(group) ?? new Uint8Array()), name).toBe(0);
        expect(Buffer.compare(assemble(bytes, part.listPieces()), chunk), name).toBe(0);
      }
      partCount += parts.size;
    }
    expect(partCount).toBeGreaterThanOrEqual(recorded.length);
  });

  it('say the same however often they are asked, and whatever memory they are read into', () => {
    for (const { name, bytes } of recorded) {
      for (const part of splitInParts(bytes, byTrace).values()) {
        const pieces = part.listPieces();
        const dirty = part.read(bytes, (size) => new Uint8Array(size).fill(0xee));
        expect(Buffer.compare(dirty, part.read(bytes)), name).toBe(0);
        expect(part.listPieces(), name).toEqual(pieces);
      }
    }
  });

  it('that are all of the request are a single range of it and its heads', () => {
    const bytes = request(id('a'), id('a'));
    const pieces = splitInParts(bytes, byTrace).get(hex('a'))?.listPieces() ?? [];
    // Tag and length of the resource, tag and length of the scope, then all spans in one.
    expect(pieces).toEqual([4, ...bytes.subarray(0, 4), 4, bytes.length]);
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
