import { describe, expect, it } from 'vitest';

import type { KeyValue } from './any-value.ts';
import { createKeyTable } from './key-table.ts';
import { DEFAULT_LIMITS, type ProtocolLimits } from './limits.ts';
import { toPlainValue } from './plain-value.ts';
import { markSpan, readTraceRequest, type SpanMark } from './span-reader.ts';
import type { AttributeView, SpanView } from './span-view.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';
import {
  attributeField,
  concat,
  fixed64Field,
  groupField,
  lengthField,
  request,
  varint,
  varintField,
} from './testing/wire-bytes.ts';
import type { Span, TraceData } from './trace-data.ts';
import { decodeTraceData } from './trace-decoder.ts';
import { encodeTraceData } from './trace-encoder.ts';
import { parseTraceJson } from './trace-json.ts';

const NO_KEYS = createKeyTable([]);

/** What `read` makes of each span, and the reasons of those that were rejected. */
function readSpans<Result>(
  bytes: Uint8Array,
  read: (span: SpanView) => Result,
  options: { keys?: readonly string[]; limits?: Partial<ProtocolLimits> } = {},
): { spans: Result[]; rejected: string[] } {
  const spans: Result[] = [];
  const rejected: string[] = [];
  readTraceRequest(bytes, {
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    keys: options.keys === undefined ? NO_KEYS : createKeyTable(options.keys),
    onSpan: (span) => spans.push(read(span)),
    onRejectedSpan: (reason) => rejected.push(reason),
  });
  return { spans, rejected };
}

function listSpans(data: TraceData): Span[] {
  return data.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

/** Asks a view for everything in every way it offers. */
function expectView(view: AttributeView, expected: readonly KeyValue[]): void {
  expect(view.count).toBe(expected.length);
  expect(view.toKeyValues()).toEqual(expected);
  expect(view.keys()).toEqual([...new Set(expected.map(({ key }) => key))]);
  for (const [key, { value }] of new Map(expected.map((member) => [member.key, member]))) {
    expect(view.get(key), key).toEqual(toPlainValue(value));
    expect(view.has(key), key).toBe(true);
    expect(view.hasAny(['no such key', key]), key).toBe(true);
    expect(view.hasPrefix(key.slice(0, -1)), key).toBe(true);
    expect(view.has(`${key}.more`), key).toBe(expected.some((other) => other.key === `${key}.more`));
  }
  expect(view.get('no such key')).toBeUndefined();
  expect(view.hasAny(['no such key', 'no such prefix'])).toBe(false);
  expect(view.hasAny([])).toBe(false);
  expect(view.hasPrefix('no such prefix')).toBe(false);
}

function expectSpan(view: SpanView, span: Span): void {
  expect({
    traceId: view.traceId,
    spanId: view.spanId,
    parentSpanId: view.parentSpanId,
    name: view.name,
    kind: view.kind,
    flags: view.flags,
    startTimeUnixNano: view.startUnixNano,
    endTimeUnixNano: view.endUnixNano,
    traceState: view.traceState,
    events: view.events(),
    links: view.links(),
  }).toEqual({
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    name: span.name,
    kind: span.kind,
    flags: span.flags,
    startTimeUnixNano: span.startTimeUnixNano,
    endTimeUnixNano: span.endTimeUnixNano,
    traceState: span.traceState,
    events: span.events,
    links: span.links,
  });
  expect(view.statusCode).toBe(span.status?.code ?? 0);
  expect(view.statusMessage).toBe(span.status?.message ?? '');
  expect([view.eventCount, view.linkCount]).toEqual([span.events.length, span.links.length]);
  expectView(view.attributes, span.attributes);
}

/** Recorded JSON bodies go the way that ingest sends them: decoded, encoded as protobuf, read lazily. */
const recorded = readRecordedBodies({ signal: 'traces' }).map(({ name, format, bytes }) => {
  if (format === 'protobuf') return { name, bytes, data: decodeTraceData(bytes) };
  const { data } = parseTraceJson(bytes);
  return { name, bytes: encodeTraceData(data), data };
});

describe('a recorded span, lazily', () => {
  it.each([
    ['no key known beforehand', false],
    ['all keys known beforehand', true],
  ])('equals the span decoded in full, with %s', (_name, areKeysKnown) => {
    let spanCount = 0;
    for (const { bytes, data } of recorded) {
      const expected = listSpans(data);
      const keys = areKeysKnown ? expected.flatMap(({ attributes }) => attributes.map(({ key }) => key)) : [];
      let index = 0;
      const { rejected } = readSpans(bytes, (view) => expectSpan(view, expected[index++] as Span), { keys });
      expect(rejected).toEqual([]);
      expect(index).toBe(expected.length);
      spanCount += index;
    }
    expect(spanCount).toBeGreaterThan(700);
  });

  it('is the same when it is read again by its mark, last spans first', () => {
    let spanCount = 0;
    for (const { bytes, data } of recorded) {
      const marks: SpanMark[] = [];
      readSpans(bytes, (view) => marks.push(markSpan(view)));
      const expected = listSpans(data);
      expect(marks).toHaveLength(expected.length);
      for (let index = marks.length - 1; index >= 0; index -= 1) {
        expectSpan((marks[index] as SpanMark).read(), expected[index] as Span);
      }
      spanCount += marks.length;
    }
    expect(spanCount).toBeGreaterThan(recorded.length);
  });

  it('can be read again when it has more than half of the values that a request may hold', () => {
    const empty = Uint8Array.of(0x0a, 0x00);
    const values = new Uint8Array(2_100_000 * empty.length);
    for (let at = 0; at < values.length; at += empty.length) values.set(empty, at);
    const bytes = request(concat(lengthField(5, 'large'), attributeField(9, 'list', lengthField(5, values))));
    const [mark] = readSpans(bytes, (view) => markSpan(view)).spans;
    expect(mark?.read().name).toBe('large');
    expect(mark?.read().name).toBe('large');
  });

  it('knows its resource and scope', () => {
    for (const { bytes, data } of recorded) {
      const expected = data.resourceSpans.flatMap(({ resource, scopeSpans }) =>
        scopeSpans.flatMap(({ scope, spans }) => spans.map(() => ({ resource, scope }))),
      );
      let index = 0;
      readSpans(bytes, (view) => {
        const { resource, scope } = expected[index++] ?? {};
        expect([view.scopeName, view.scopeVersion]).toEqual([scope?.name ?? '', scope?.version ?? '']);
        expectView(view.resource, resource?.attributes ?? []);
        expectView(view.scope, scope?.attributes ?? []);
      });
    }
  });
});

describe('ids and times', () => {
  it('reads an absent and an all-zero id as no id, and any other length as it is', () => {
    const bytes = request(
      lengthField(5, 'absent'),
      concat(lengthField(1, new Uint8Array(16)), lengthField(2, new Uint8Array(8)), lengthField(4, new Uint8Array(8))),
      concat(lengthField(1, Uint8Array.of(0xab, 0x0c)), lengthField(2, Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8))),
    );
    const { spans } = readSpans(bytes, ({ traceId, spanId, parentSpanId }) => [traceId, spanId, parentSpanId]);
    expect(spans).toEqual([
      ['', '', ''],
      ['', '', ''],
      ['ab0c', '000102030405060708', ''],
    ]);
  });

  it('never mistakes the trace id of a span for that of the span before', () => {
    const ids = ['a'.repeat(16), 'a'.repeat(16), `${'a'.repeat(15)}b`, 'aaaaaaaa', '', 'a'.repeat(16)];
    const bytes = request(...ids.map((id) => lengthField(1, id)));
    const toHexText = (id: string) => Buffer.from(id).toString('hex');
    expect(readSpans(bytes, ({ traceId }) => traceId).spans).toEqual(ids.map(toHexText));
  });

  it('rejects a span whose id is no id, whatever else it is', () => {
    const { spans, rejected } = readSpans(
      request(lengthField(1, new Uint8Array(65)), lengthField(5, 'ok')),
      ({ name }) => name,
    );
    expect(spans).toEqual(['ok']);
    expect(rejected).toEqual(['The protobuf message has an id of 65 bytes.']);
  });

  it('keeps every bit of a time, and 0 for a span that has not ended', () => {
    const bytes = request(concat(fixed64Field(7, 2n ** 64n - 1n)), concat(fixed64Field(8, 1n), fixed64Field(8, 9n)));
    const { spans } = readSpans(bytes, ({ startUnixNano, endUnixNano }) => [startUnixNano, endUnixNano]);
    expect(spans).toEqual([
      [2n ** 64n - 1n, 0n],
      [0n, 9n],
    ]);
  });
});

describe('attribute values', () => {
  function readValue(...valueFields: Uint8Array[]): unknown {
    const bytes = request(attributeField(9, 'k', ...valueFields));
    const known = readSpans(bytes, ({ attributes }) => attributes.get('k'), { keys: ['k'] }).spans[0];
    const unknown = readSpans(bytes, ({ attributes }) => attributes.get('k')).spans[0];
    expect(known).toEqual(unknown);
    return known;
  }

  it.each([
    ['a small integer', 3n, 3],
    ['a negative integer', -1n, -1],
    ['the largest safe integer', 2n ** 53n - 1n, 2 ** 53 - 1],
    ['one beyond', 2n ** 53n, 2n ** 53n],
    ['the smallest safe integer', 1n - 2n ** 53n, 1 - 2 ** 53],
    ['the smallest int64', -(2n ** 63n), -(2n ** 63n)],
    ['the largest int64', 2n ** 63n - 1n, 2n ** 63n - 1n],
  ])('reads %s exactly', (_name, written, expected) => {
    expect(readValue(varintField(3, written))).toBe(expected);
  });

  it('accepts overlong varints, as official parsers do', () => {
    expect(readValue(concat(varint(0x18), varint(5, 10)))).toBe(5);
    expect(readValue(concat(varint(0x10, 5), varint(1, 10)))).toBe(true);
    expect(readValue(concat(varint(0x0a, 3), varint(2, 9), new TextEncoder().encode('ab')))).toBe('ab');
  });

  it('reads the empty value as null, and an absent attribute as undefined', () => {
    expect(readValue()).toBeNull();
    const bytes = request(lengthField(9, lengthField(1, 'no value')));
    expect(readSpans(bytes, ({ attributes }) => attributes.get('no value')).spans).toEqual([null]);
    expect(readSpans(bytes, ({ attributes }) => attributes.get('else'), { keys: ['else'] }).spans).toEqual([undefined]);
  });

  it('takes the last member of the oneof, whatever its kind', () => {
    expect(readValue(lengthField(1, 'text'), varintField(3, 4))).toBe(4);
    expect(readValue(varintField(3, 4), lengthField(1, 'text'))).toBe('text');
  });

  it('replaces invalid UTF-8 instead of refusing it', () => {
    expect(readValue(lengthField(1, Uint8Array.of(0x61, 0xff, 0x62)))).toBe('a\u{fffd}b');
    expect(readValue(lengthField(1, concat(new Uint8Array(100).fill(0x61), Uint8Array.of(0xc3))))).toBe(
      `${'a'.repeat(100)}\u{fffd}`,
    );
  });

  it('keeps a byte order mark, which is data here', () => {
    expect(readValue(lengthField(1, '\u{feff}text'))).toBe('\u{feff}text');
  });

  it('takes the last of duplicate keys, and lists the key once', () => {
    const bytes = request(
      concat(
        attributeField(9, 'k', varintField(3, 1)),
        attributeField(9, 'other'),
        attributeField(9, 'k', varintField(3, 2)),
      ),
    );
    for (const keys of [[], ['k']]) {
      const read = readSpans(bytes, ({ attributes }) => [attributes.get('k'), attributes.keys(), attributes.count], {
        keys,
      });
      expect(read.spans).toEqual([[2, ['k', 'other'], 3]]);
    }
  });

  it('finds keys beyond ASCII, and does not confuse a key with a longer one', () => {
    const bytes = request(
      concat(
        attributeField(9, 'größe', varintField(3, 1)),
        attributeField(9, 'größer', varintField(3, 2)),
        attributeField(9, '🦆', varintField(3, 3)),
      ),
    );
    for (const keys of [[], ['größe', '🦆', 'größer']]) {
      const read = readSpans(
        bytes,
        ({ attributes }) => ['größe', 'größer', '🦆', 'gr', 'groe'].map((key) => attributes.get(key)),
        { keys },
      );
      expect(read.spans).toEqual([[1, 2, 3, undefined, undefined]]);
    }
    expect(
      readSpans(bytes, ({ attributes }) => [attributes.hasPrefix('grö'), attributes.hasPrefix('grü')]).spans,
    ).toEqual([[true, false]]);
  });

  it('reads a key of 128 bytes and more, and one written after its value', () => {
    const long = 'k'.repeat(300);
    const reversed = lengthField(9, lengthField(2, varintField(3, 2)), lengthField(1, 'late'));
    const bytes = request(concat(attributeField(9, long, varintField(3, 1)), reversed));
    for (const keys of [[], [long, 'late']]) {
      expect(
        readSpans(bytes, ({ attributes }) => [attributes.get(long), attributes.get('late')], { keys }).spans,
      ).toEqual([[1, 2]]);
    }
  });
});

describe('surroundings', () => {
  it('may follow the spans on the wire', () => {
    const scopeSpans = lengthField(2, lengthField(2, lengthField(5, 'first')), lengthField(1, lengthField(1, 'scope')));
    const bytes = lengthField(1, scopeSpans, lengthField(1, attributeField(1, 'service.name', lengthField(1, 'late'))));
    const read = readSpans(bytes, ({ name, scopeName, resource }) => [name, scopeName, resource.get('service.name')]);
    expect(read.spans).toEqual([['first', 'scope', 'late']]);
  });

  it('stay what they were after the next resource is read', () => {
    const group = (name: string) =>
      lengthField(1, lengthField(1, attributeField(1, 'name', lengthField(1, name))), lengthField(2, lengthField(2)));
    const { spans } = readSpans(concat(group('a'), group('b')), ({ resource }) => resource, { keys: ['name'] });
    expect(spans.map((resource) => resource.get('name'))).toEqual(['a', 'b']);
  });

  it('refuse the request when they are broken', () => {
    const bytes = lengthField(1, lengthField(1, Uint8Array.of(0x0a, 9)), lengthField(2, lengthField(2)));
    expect(() => readSpans(bytes, () => 0)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});

describe('broken and excessive spans', () => {
  const GOOD = lengthField(5, 'good');
  const nested = (depth: number): Uint8Array => {
    let value = varintField(3, 1);
    for (let level = 1; level < depth; level += 1) {
      value = level % 2 === 0 ? lengthField(5, lengthField(1, value)) : lengthField(6, attributeField(1, 'k', value));
    }
    return value;
  };

  it.each([
    ['an attribute longer than its span', Uint8Array.of(0x4a, 100)],
    ['a length of 2^31', concat(varint(0x4a), varint(2 ** 31))],
    ['a length of 2^64 - 1', concat(varint(0x2a), varint(2n ** 64n - 1n))],
    ['a varint of eleven bytes', concat(varint(0x30), varint(1, 11))],
    ['a varint that never ends', concat(varint(0x30), new Uint8Array(5).fill(0xff))],
    ['field number 0', Uint8Array.of(0x02, 0)],
    ['wire type 6', Uint8Array.of(0x0e)],
    ['wire type 7', Uint8Array.of(0x0f)],
    ['a tag beyond 32 bits', concat(varint(2n ** 35n + 8n), varint(0))],
    ['a time cut short', Uint8Array.of(0x39, 1, 2, 3)],
    ['a group without end', Uint8Array.of(0x9b, 0x06, 0x08, 1)],
    ['a group ended by another', Uint8Array.of(0x9b, 0x06, 0xa4, 0x06)],
    ['an end of no group', Uint8Array.of(0x9c, 0x06)],
    ['groups nested without bound', new Uint8Array(5000).fill(0x0b)],
    ['a value that runs over its attribute', lengthField(9, lengthField(2, Uint8Array.of(0x0a, 3, 0x61)))],
    ['an element that runs over its array', attributeField(9, 'k', lengthField(5, Uint8Array.of(0x0a, 9)))],
    ['a member that runs over its kvlist', attributeField(9, 'k', lengthField(6, Uint8Array.of(0x0a, 9)))],
    ['an event that is no message', lengthField(11, Uint8Array.of(0x09, 1))],
    ['a broken attribute of an event', lengthField(11, lengthField(3, Uint8Array.of(0x12, 9)))],
    ['a broken attribute of a link', lengthField(13, lengthField(4, Uint8Array.of(0x12, 9)))],
    ['a status cut short', lengthField(15, Uint8Array.of(0x12, 4, 0x61))],
    ['a status code that runs over the status', concat(lengthField(15, Uint8Array.of(0x18, 0x80)), varint(1))],
  ])('rejects only the span that has %s', (_name, broken) => {
    const { spans, rejected } = readSpans(request(GOOD, broken, GOOD), ({ name }) => name);
    expect(spans).toEqual(['good', 'good']);
    expect(rejected).toEqual([expect.stringMatching(/^The protobuf message .+\.$/)]);
  });

  it('accepts values 64 levels deep and rejects the 65th', () => {
    expect(
      readSpans(request(attributeField(9, 'k', nested(64))), ({ attributes }) => attributes.toKeyValues()).rejected,
    ).toEqual([]);
    expect(readSpans(request(attributeField(9, 'k', nested(65)), GOOD), ({ name }) => name)).toEqual({
      spans: ['good'],
      rejected: ['A value is nested deeper than 64 levels.'],
    });
    expect(readSpans(request(lengthField(11, attributeField(3, 'k', nested(65)))), () => 0).rejected).toHaveLength(1);
  });

  it('rejects a span with more attributes than allowed', () => {
    const attributes = (count: number) => concat(...Array.from({ length: count }, () => attributeField(9, 'k')));
    const { spans, rejected } = readSpans(request(attributes(3), attributes(4)), (span) => span.attributes.count, {
      limits: { attributesPerSpan: 3 },
    });
    expect([spans, rejected]).toEqual([[3], ['The span has more than 3 attributes.']]);
  });

  it('refuses a request of values whose decoding would exhaust memory', () => {
    const values = new Uint8Array(2 * 4_100_000);
    for (let at = 0; at < values.length; at += 2) values[at] = 0x0a;
    const { spans, rejected } = readSpans(request(attributeField(9, 'k', lengthField(5, values))), () => 0);
    expect([spans, rejected]).toEqual([[], ['The request holds more than 4000000 values. Send smaller batches.']]);
  });

  it.each([
    ['more spans than allowed', request(GOOD, GOOD, GOOD)],
    ['more empty resources than allowed', concat(lengthField(1), lengthField(1), lengthField(1))],
    ['more empty scopes than allowed', lengthField(1, lengthField(2), lengthField(2))],
  ])('refuses a request with %s, before handing out any', (_name, bytes) => {
    let spanCount = 0;
    expect(() => readSpans(bytes, () => (spanCount += 1), { limits: { spansPerRequest: 2 } })).toThrow(
      expect.objectContaining({ code: 'limit_exceeded' }),
    );
    expect(spanCount).toBe(0);
  });

  it.each([
    ['a span longer than its scope', lengthField(1, lengthField(2, lengthField(2, GOOD), Uint8Array.of(0x12, 9)))],
    ['a scope longer than its resource', concat(request(GOOD), lengthField(1, Uint8Array.of(0x12, 9)))],
    ['a resource longer than the body', concat(request(GOOD), Uint8Array.of(0x0a, 9))],
    ['text instead of protobuf', new TextEncoder().encode('{"resourceSpans":[]}')],
    ['a group left open', concat(request(GOOD), groupField(9, GOOD).slice(0, -1))],
  ])('refuses an envelope with %s, before handing out any span', (_name, bytes) => {
    let spanCount = 0;
    expect(() => readSpans(bytes, () => (spanCount += 1))).toThrow(expect.objectContaining({ code: 'malformed' }));
    expect(spanCount).toBe(0);
  });

  it('reads an empty body as no spans', () => {
    expect(readSpans(new Uint8Array(), () => 0)).toEqual({ spans: [], rejected: [] });
  });
});
