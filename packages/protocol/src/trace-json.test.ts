import { describe, expect, it } from 'vitest';

import type { AnyValue } from './any-value.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { decodeTraceDataOfficially } from './testing/official-decoder.ts';
import { pickSaid } from './testing/pick-said.ts';
import { readRecordedBodies } from './testing/recorded-bodies.ts';
import { SAMPLE_TRACE_DATA } from './testing/sample-trace-data.ts';
import type { Span, TraceData } from './trace-data.ts';
import { decodeTraceData } from './trace-decoder.ts';
import { encodeTraceData } from './trace-encoder.ts';
import { parseTraceJson, toTraceJson } from './trace-json.ts';

const encode = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

const inEnvelope = (...spans: unknown[]): unknown => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });

function listSpans(data: TraceData): readonly Span[] {
  return data.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

/** `JSON.stringify`, and with it the exporter, writes these as `null`: what they were is lost. */
function isWrittenAsNull(value: AnyValue): boolean {
  return 'doubleValue' in value && !Number.isFinite(value.doubleValue);
}

/** Parses the text of one span. */
function parseSpan(span: unknown): Partial<Span> {
  const text = typeof span === 'string' ? `{"resourceSpans":[{"scopeSpans":[{"spans":[${span}]}]}]}` : inEnvelope(span);
  const { data, rejected } = parseTraceJson(encode(text));
  expect(rejected).toEqual([]);
  return listSpans(data)[0] ?? {};
}

function parseValue(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return parseSpan(`{"attributes":[{"key":"k","value":${text}}]}`).attributes?.[0]?.value;
}

const malformed = expect.objectContaining({ code: 'malformed' }) as Error;

describe('recorded OTLP/JSON', () => {
  const recorded = readRecordedBodies({ signal: 'traces', format: 'json' });

  it('is written back as it was sent, but for what may be left out', () => {
    expect(recorded.length).toBeGreaterThan(40);
    for (const { name, bytes } of recorded) {
      const { data, rejected } = parseTraceJson(bytes);
      expect(rejected, name).toEqual([]);
      expect(listSpans(data).length, name).toBeGreaterThan(0);
      const sent: unknown = JSON.parse(new TextDecoder().decode(bytes));
      expect(pickSaid(JSON.parse(JSON.stringify(toTraceJson(data)))), name).toEqual(pickSaid(sent));
    }
  });

  it('survives the way over protobuf, by our decoder and by the official one', () => {
    for (const { name, bytes } of recorded) {
      const { data } = parseTraceJson(bytes);
      expect(decodeTraceData(encodeTraceData(data)), name).toEqual(data);
      expect(decodeTraceDataOfficially(encodeTraceData(data)), name).toEqual(data);
    }
  });

  it('says what the same program says in protobuf', () => {
    const shapeOf = (data: TraceData): unknown =>
      listSpans(data).map(({ name, kind, parentSpanId, attributes, events, status }) => ({
        name,
        kind,
        isRoot: parentSpanId === '',
        attributes: attributes.map(({ key, value }) => [key, isWrittenAsNull(value) ? [] : Object.keys(value)]),
        events: events.map((event) => event.name),
        code: status?.code,
      }));
    const protobuf = readRecordedBodies({ signal: 'traces', format: 'protobuf' }).filter(({ name }) =>
      name.startsWith('plain-otel/'),
    );
    const json = recorded.filter(({ name }) => name.startsWith('plain-otel-json/'));
    expect(json.length).toBe(protobuf.length);
    expect(json.map(({ bytes }) => shapeOf(parseTraceJson(bytes).data))).toEqual(
      protobuf.map(({ bytes }) => shapeOf(decodeTraceData(bytes))),
    );
  });
});

describe('parseTraceJson', () => {
  it('reads back every field that toTraceJson writes', () => {
    const { data, rejected } = parseTraceJson(encode(toTraceJson(SAMPLE_TRACE_DATA)));
    expect(rejected).toEqual([]);
    expect(data).toEqual(SAMPLE_TRACE_DATA);
  });

  it('reads ids in hex of either case and in base64, and zero as none', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => 0xf0 + index);
    const hex = Buffer.from(bytes).toString('hex');
    const base64 = Buffer.from(bytes).toString('base64');
    for (const traceId of [hex, hex.toUpperCase(), base64, base64.replaceAll('/', '_').replaceAll('+', '-')]) {
      expect(parseSpan({ traceId }).traceId).toBe(hex);
    }
    expect(parseSpan({ spanId: Buffer.from(bytes.slice(8)).toString('base64') }).spanId).toBe(hex.slice(16));
    expect(parseSpan({ traceId: '0'.repeat(32), spanId: '', parentSpanId: null })).toMatchObject({
      traceId: '',
      spanId: '',
      parentSpanId: '',
    });
    expect(parseSpan({ traceId: 'abcd' }).traceId).toBe('abcd');
  });

  it.each([
    [{ kind: 3 }, 3],
    [{ kind: '3' }, 3],
    [{ kind: 'SPAN_KIND_CLIENT' }, 3],
    [{ kind: 'span_kind_client' }, 3],
    [{ kind: 'SPAN_KIND_OF_THE_FUTURE' }, 0],
    [{ kind: 77 }, 77],
    [{ kind: null }, 0],
    [{}, 0],
  ])('reads the kind of %j as %i', (span, kind) => {
    expect(parseSpan(span).kind).toBe(kind);
  });

  it('reads a status by number, by name and by half', () => {
    expect(parseSpan({ status: { code: 'STATUS_CODE_ERROR', message: 'm' } }).status).toEqual({
      code: 2,
      message: 'm',
    });
    expect(parseSpan({ status: { code: 2 } }).status).toEqual({ code: 2, message: '' });
    expect(parseSpan({ status: {} }).status).toEqual({ code: 0, message: '' });
    expect(parseSpan({ status: null }).status).toBeUndefined();
  });

  it.each([
    ['"1795247305236534859"', 1_795_247_305_236_534_859n],
    ['1795247305236534859', 1_795_247_305_236_534_859n],
    ['18446744073709551615', 2n ** 64n - 1n],
    ['1700000000000', 1_700_000_000_000n],
    ['1.7e18', 1_700_000_000_000_000_000n],
    ['"1e3"', 1000n],
    ['{"low":-1,"high":1}', 2n ** 33n - 1n],
    ['"5.0"', 5n],
    ['null', 0n],
  ])('reads the time %s to the last digit', (text, expected) => {
    expect(parseSpan(`{"startTimeUnixNano":${text}}`).startTimeUnixNano).toBe(expected);
  });

  it.each([
    ['{"intValue":"-9223372036854775808"}', { intValue: -(2n ** 63n) }],
    ['{"intValue":-9223372036854775808}', { intValue: -(2n ** 63n) }],
    ['{"intValue": 9007199254740993 }', { intValue: 2n ** 53n + 1n }],
    ['{"intValue":3}', { intValue: 3n }],
    ['{"intValue":{"low":-5,"high":-1,"unsigned":false}}', { intValue: -5n }],
    ['{"intValue":3.0}', { intValue: 3n }],
    ['{"doubleValue":3}', { doubleValue: 3 }],
    ['{"doubleValue":12345678901234567890}', { doubleValue: 12345678901234567890 }],
    ['{"doubleValue":0.12345678901234567}', { doubleValue: 0.12345678901234567 }],
    ['{"doubleValue":"NaN"}', { doubleValue: Number.NaN }],
    ['{"doubleValue":"Infinity"}', { doubleValue: Number.POSITIVE_INFINITY }],
    ['{"doubleValue":"-Infinity"}', { doubleValue: Number.NEGATIVE_INFINITY }],
    ['{"doubleValue":"1.5"}', { doubleValue: 1.5 }],
    ['{"doubleValue":1e999}', { doubleValue: Number.POSITIVE_INFINITY }],
    ['{"doubleValue":null}', {}],
    ['{"stringValue":null,"intValue":"1"}', { intValue: 1n }],
    ['{"stringValue":""}', { stringValue: '' }],
    ['{"boolValue":false}', { boolValue: false }],
    ['{"bytesValue":"AP8="}', { bytesValue: Uint8Array.of(0, 255) }],
    ['{"bytesValue":"_-8"}', { bytesValue: Uint8Array.of(0xff, 0xef) }],
    ['{"bytesValue":""}', { bytesValue: new Uint8Array() }],
    ['{"arrayValue":{}}', { arrayValue: { values: [] } }],
    ['{"arrayValue":{"values":[{},null]}}', { arrayValue: { values: [{}, {}] } }],
    ['{"kvlistValue":{"values":[{"key":"a"}]}}', { kvlistValue: { values: [{ key: 'a', value: {} }] } }],
    ['{"string_value":"snake"}', { stringValue: 'snake' }],
    ['{"somethingNew":1}', {}],
    ['{}', {}],
    ['null', {}],
  ])('reads the value %s', (text, expected) => {
    expect(parseValue(text)).toEqual(expected);
  });

  it('does not let a long number elsewhere change other numbers', () => {
    const span = parseSpan('{"startTimeUnixNano":1795247305236534859,"flags":257,"droppedEventsCount":2,"kind":1}');
    expect(span).toMatchObject({ flags: 257, droppedEventsCount: 2, kind: 1 });
  });

  it('reads the original snake_case names of all fields', () => {
    const toSnake = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(toSnake);
      if (typeof value !== 'object' || value === null) return value;
      const renamed = ([key, inner]: [string, unknown]) => [
        key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        toSnake(inner),
      ];
      return Object.fromEntries(Object.entries(value).map(renamed));
    };
    const snake = toSnake(toTraceJson(SAMPLE_TRACE_DATA));
    expect(JSON.stringify(snake)).toContain('start_time_unix_nano');
    expect(parseTraceJson(encode(snake)).data).toEqual(SAMPLE_TRACE_DATA);
  });

  it.each(['{}', '{"resourceSpans":null}', '{"resourceSpans":[]}', '{"resource_spans":[{"scope_spans":null}]}'])(
    'reads no spans from %s',
    (text) => {
      expect(listSpans(parseTraceJson(encode(text)).data)).toEqual([]);
    },
  );

  it('reads a body that starts with a byte order mark, and replaces invalid UTF-8', () => {
    expect(parseTraceJson(encode('\u{feff}{}')).data).toEqual({ resourceSpans: [] });
    const bytes = encode(inEnvelope({ name: 'a#b' }));
    bytes[bytes.indexOf(0x23)] = 0xff;
    expect(listSpans(parseTraceJson(bytes).data)[0]?.name).toBe('a\u{fffd}b');
  });

  it.each([
    [{ name: { text: 'x' } }, '"name" must be a string, not an object.'],
    [{ traceId: 'not hex, nor base64' }, '"traceId" must be 16 bytes in hexadecimal.'],
    [{ spanId: 'abc' }, '"spanId" must be 8 bytes in hexadecimal.'],
    [{ parentSpanId: 7 }, '"parentSpanId" must be a string, not this number.'],
    [{ startTimeUnixNano: 'yesterday' }, '"startTimeUnixNano" must be an integer, not this string.'],
    [{ startTimeUnixNano: -1 }, '"startTimeUnixNano" must be an unsigned 64-bit integer, not a larger integer.'],
    [{ endTimeUnixNano: 1.5 }, '"endTimeUnixNano" must be an integer, not this number.'],
    [{ flags: 2 ** 32 }, '"flags" must be an unsigned 32-bit integer, not this number.'],
    [{ attributes: { key: 'k' } }, '"attributes" must be an array, not an object.'],
    [{ attributes: ['k'] }, '"attributes" must be an object, not this string.'],
    [{ attributes: [{ key: 1 }] }, '"key" must be a string, not this number.'],
    [{ attributes: [{ key: 'k', value: 'bare' }] }, '"value" must be an object, not this string.'],
    [{ attributes: [{ key: 'k', value: { intValue: '1e30' } }] }, '"intValue" must be an integer, not this string.'],
    [
      { attributes: [{ key: 'k', value: { intValue: '9223372036854775808' } }] },
      '"intValue" must be a 64-bit integer, not this string.',
    ],
    [{ attributes: [{ key: 'k', value: { boolValue: 'true' } }] }, '"boolValue" must be true or false.'],
    [{ attributes: [{ key: 'k', value: { bytesValue: '!' } }] }, '"bytesValue" must be base64, not this string.'],
    [{ events: [7] }, '"events" must be an object, not this number.'],
    [{ links: [{ spanId: 'x' }] }, '"spanId" must be 8 bytes in hexadecimal.'],
    [{ status: 'OK' }, '"status" must be an object, not this string.'],
    ['a span', '"spans" must be an object, not this string.'],
  ])('rejects only the span %j', (span, reason) => {
    const { data, rejected } = parseTraceJson(encode(inEnvelope({ name: 'before' }, span, { name: 'after' })));
    expect(listSpans(data).map(({ name }) => name)).toEqual(['before', 'after']);
    expect(rejected).toEqual([reason]);
  });

  it.each([
    ['', 'The body is not valid JSON: it ends too early, at position 0.'],
    ['{"resourceSpans":[', 'The body is not valid JSON: it ends too early, at position 18.'],
    ['{"resourceSpans":[],}', 'The body is not valid JSON: Expected double-quoted property name at position 20.'],
    ['{"resourceSpans": nope}', 'The body is not valid JSON: unexpected token at position 18.'],
    ['{"a":["my secret \\"prompt",,1]}', 'The body is not valid JSON: unexpected token at position 27.'],
    ['{"a":[{"b":-1.5e+3,"c":true}, {"d":}]}', 'The body is not valid JSON: unexpected token at position 35.'],
    ['resourceSpans', 'The body is not valid JSON: unexpected token at position 0.'],
  ])('says where the syntax of %j breaks, without quoting it', (text, message) => {
    expect(() => parseTraceJson(encode(text))).toThrow(message);
    expect(() => parseTraceJson(encode(text))).toThrow(malformed);
  });

  it.each([
    ['[]', '"The body" must be an object, not an array.'],
    ['{"resourceSpans":{}}', '"resourceSpans" must be an array, not an object.'],
    ['{"resourceSpans":[{"resource":[]}]}', '"resource" must be an object, not an array.'],
    ['{"resourceSpans":[{"scopeSpans":[{"scope":{"name":1}}]}]}', '"name" must be a string, not this number.'],
  ])('refuses %s', (text, message) => {
    expect(() => parseTraceJson(encode(text))).toThrow(malformed);
    expect(() => parseTraceJson(encode(text))).toThrow(message);
  });

  it('accepts values 64 levels deep and rejects the 65th', () => {
    const nested = (depth: number): unknown =>
      depth === 1 ? { intValue: '1' } : { arrayValue: { values: [nested(depth - 1)] } };
    const bytes = encode(
      inEnvelope(...[64, 65].map((depth) => ({ attributes: [{ key: 'k', value: nested(depth) }] }))),
    );
    const { data, rejected } = parseTraceJson(bytes);
    expect(listSpans(data)).toHaveLength(1);
    expect(rejected).toEqual(['A value is nested deeper than 64 levels.']);
  });

  it('survives JSON nested deeper than the stack, with and without long numbers', () => {
    const deep = (inner: string) => encode(`{"x":${'['.repeat(200_000)}${inner}${']'.repeat(200_000)}}`);
    expect(parseTraceJson(deep('1')).data).toEqual({ resourceSpans: [] });
    expect(() => parseTraceJson(deep('12345678901234567'))).toThrow(
      expect.objectContaining({ code: 'limit_exceeded' }),
    );
  });

  it('refuses a body, spans and attributes beyond their limits', () => {
    const refusal = expect.objectContaining({ code: 'limit_exceeded' }) as Error;
    const bytes = encode(inEnvelope({}, {}, {}));
    expect(() => parseTraceJson(bytes, { limits: { ...DEFAULT_LIMITS, inflatedBytes: bytes.length - 1 } })).toThrow(
      refusal,
    );
    expect(() => parseTraceJson(bytes, { limits: { ...DEFAULT_LIMITS, spansPerRequest: 2 } })).toThrow(refusal);
    const attributes = encode(inEnvelope({ attributes: [{}, {}] }, {}));
    const { rejected } = parseTraceJson(attributes, { limits: { ...DEFAULT_LIMITS, attributesPerSpan: 1 } });
    expect(rejected).toEqual(['The span has more than 1 attributes.']);
  });

  it('reads a number of very many digits in no time', () => {
    expect(parseValue(`{"doubleValue":${'9'.repeat(300_000)}}`)).toEqual({ doubleValue: Number.POSITIVE_INFINITY });
  });
});

describe('toTraceJson', () => {
  it('writes canonical OTLP/JSON', () => {
    const span = {
      traceId: 'AB'.repeat(16),
      spanId: 'cd'.repeat(8),
      name: 'n',
      kind: 'SPAN_KIND_CLIENT',
      startTimeUnixNano: '5',
    };
    const { data } = parseTraceJson(
      encode(inEnvelope({ ...span, attributes: [{ key: 'k', value: { intValue: 1 } }] })),
    );
    expect(toTraceJson(data)).toEqual(
      inEnvelope({
        traceId: 'ab'.repeat(16),
        spanId: 'cd'.repeat(8),
        name: 'n',
        kind: 3,
        startTimeUnixNano: '5',
        attributes: [{ key: 'k', value: { intValue: '1' } }],
      }),
    );
  });
});
