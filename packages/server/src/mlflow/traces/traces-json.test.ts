import type { TraceId } from '@gander/core/ids';
import { createKeyTable } from '@gander/protocol/key-table';
import { readTraceRequest } from '@gander/protocol/span-reader';
import { encodeTraceData } from '@gander/protocol/trace-encoder';
import { describe, expect, it } from 'vitest';

import type { MlflowSpan } from './mlflow-span.ts';
import { parseTracesJson } from './parse-traces-json.ts';
import { toTracesJson } from './to-traces-json.ts';

const TRACE_ID = 'tr-0af7651916cd43dd8448eb211c80319c' as TraceId;
const OTEL_ID = '0af7651916cd43dd8448eb211c80319c';

const SPAN: MlflowSpan = {
  otelTraceId: OTEL_ID,
  spanId: 'b7ad6b7169203331' as never,
  parentSpanId: '00f067aa0ba902b7' as never,
  name: 'call "it"',
  startUnixNano: 1_750_000_000_123_456_789n,
  endUnixNano: 1_750_000_001_500_000_001n,
  statusCode: 2,
  statusMessage: 'boom',
  attributes: new Map([
    ['mlflow.traceRequestId', { stringValue: TRACE_ID }],
    ['text', { stringValue: '1' }],
    ['whole', { intValue: 9_007_199_254_740_993n }],
    ['double', { doubleValue: 2 }],
    ['list', { arrayValue: { values: [{ boolValue: true }, {}] } }],
    ['map', { kvlistValue: { values: [{ key: '__proto__', value: { stringValue: 'ü' } }] } }],
  ]),
  events: [
    {
      name: 'exception',
      timeUnixNano: 1_750_000_000_150_000_001n,
      attributes: [{ key: 'exception.message', value: { stringValue: '{"not": "opened"}' } }],
    },
  ],
};

const parse = (value: unknown, traceId = TRACE_ID) => {
  const data = parseTracesJson(traceId, typeof value === 'string' ? value : JSON.stringify(value));
  return data?.resourceSpans[0]?.scopeSpans[0]?.spans;
};

describe('traces.json', () => {
  it('should come back as it was written, every digit and every type', () => {
    const [span] = parse(toTracesJson([SPAN])) ?? [];
    expect(span).toMatchObject({
      traceId: OTEL_ID,
      spanId: 'b7ad6b7169203331',
      parentSpanId: '00f067aa0ba902b7',
      name: 'call "it"',
      startTimeUnixNano: SPAN.startUnixNano,
      endTimeUnixNano: SPAN.endUnixNano,
      status: { code: 2, message: 'boom' },
    });
    expect(new Map(span?.attributes.map(({ key, value }) => [key, value]))).toEqual(SPAN.attributes);
    expect(span?.events).toMatchObject([SPAN.events[0]]);
  });

  it('should hold attributes as the JSON text of their values, as MLflow writes it', () => {
    const [written] = (
      JSON.parse(toTracesJson([{ ...SPAN, parentSpanId: null, endUnixNano: 0n, statusCode: 0 }])) as {
        spans: Record<string, unknown>[];
      }
    ).spans;
    expect(written).toMatchObject({
      trace_id: 'CvdlGRbNQ92ESOshHIAxnA==',
      span_id: 't61rcWkgMzE=',
      parent_span_id: null,
      end_time_unix_nano: null,
      status: { code: 'STATUS_CODE_UNSET' },
      attributes: { text: '"1"', whole: '9007199254740993', double: '2.0', list: '[true, null]' },
    });
  });

  it('should be read as version 2 wrote it', () => {
    const spans = parse({
      spans: [
        {
          name: 'old',
          context: { span_id: '0x1234567890abcdef', trace_id: '0x12121212121212121212121212121212' },
          parent_id: null,
          start_time: 5,
          end_time: 6,
          status_code: 'OK',
          status_message: '',
          attributes: { 'mlflow.spanType': '"LLM"', 'mlflow.traceRequestId': '"other"' },
          events: [{ name: 'e', timestamp: 7, attributes: { a: 1 } }],
        },
      ],
      request: '{}',
    });
    expect(spans).toMatchObject([
      {
        traceId: '12121212121212121212121212121212',
        spanId: '1234567890abcdef',
        parentSpanId: '',
        startTimeUnixNano: 5n,
        endTimeUnixNano: 6n,
        status: { code: 1 },
        attributes: [
          { key: 'mlflow.traceRequestId', value: { stringValue: TRACE_ID } },
          { key: 'mlflow.spanType', value: { stringValue: 'LLM' } },
        ],
        events: [{ name: 'e', timeUnixNano: 7n, attributes: [{ key: 'a', value: { intValue: 1n } }] }],
      },
    ]);
  });

  it('should be read as the TypeScript SDK writes it: a spoilt trace id, values that are themselves', () => {
    const [span] =
      parse({
        spans: [
          {
            trace_id: Buffer.from(TRACE_ID).toString('base64'),
            span_id: 't61rcWkgMzE=',
            parent_span_id: '',
            name: 'ts',
            start_time_unix_nano: '1750000000123456789',
            end_time_unix_nano: 1,
            status: { code: 'STATUS_CODE_OK', message: '' },
            attributes: { 'mlflow.spanInputs': { n: 1.5 }, text: '123', 'mlflow.traceRequestId': TRACE_ID },
            events: [],
          },
        ],
      }) ?? [];
    expect(span).toMatchObject({ traceId: OTEL_ID, startTimeUnixNano: 1_750_000_000_123_456_789n, parentSpanId: '' });
    expect(span?.attributes).toContainEqual({ key: 'text', value: { stringValue: '123' } });
  });

  it('should give a trace with an id of its own always the same OpenTelemetry id', () => {
    const file = { spans: [{ span_id: 't61rcWkgMzE=', name: 'a' }] };
    const [first] = parse(file, 'my-own-id' as TraceId) ?? [];
    expect(first?.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(parse(file, 'my-own-id' as TraceId)?.[0]?.traceId).toBe(first?.traceId);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', []],
    ['no spans', { spans: [] }],
    ['spans that are none', { spans: [1, null, 'x', {}, { span_id: 'zz' }, { span_id: 'AAAAAAAAAAA=' }] }],
    ['deep nesting', `{"spans":${'['.repeat(200_000)}`],
  ])('should not be found in %s', (_, file) => {
    expect(parse(file)).toBeUndefined();
  });

  it('should be what the reader of OTLP understands', () => {
    const data = parseTracesJson(TRACE_ID, toTracesJson([SPAN]));
    if (data === undefined) throw new Error('The file was not read');
    const names: string[] = [];
    readTraceRequest(encodeTraceData(data), {
      keys: createKeyTable([]),
      onSpan: (span) => names.push(`${span.traceId} ${span.name} ${span.endUnixNano}`),
      onRejectedSpan: (reason) => names.push(reason),
    });
    expect(names).toEqual([`${OTEL_ID} call "it" 1750000001500000001`]);
  });
});
