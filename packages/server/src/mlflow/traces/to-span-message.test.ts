import { encodeExactJson } from '@gander/api/mlflow/wire/exact-json';
import type { AnyValue } from '@gander/protocol/any-value';
import { describe, expect, it } from 'vitest';

import type { MlflowSpan } from './mlflow-span.ts';
import { toSpanMessage } from './to-span-message.ts';

const SPAN: MlflowSpan = {
  otelTraceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331' as never,
  parentSpanId: null,
  name: 'root',
  startUnixNano: 1_750_000_000_123_456_789n,
  endUnixNano: 0n,
  statusCode: 0,
  statusMessage: '',
  attributes: new Map(),
  events: [],
};

const toJson = (span: MlflowSpan) => new TextDecoder().decode(encodeExactJson(toSpanMessage(span)));
const toValue = (value: AnyValue) => toSpanMessage({ ...SPAN, attributes: new Map([['k', value]]) })['attributes'];

describe('a span as MLflow gives it out', () => {
  it('should leave out what is empty and keep every digit', () => {
    expect(toJson(SPAN)).toBe(
      '{"trace_id":"CvdlGRbNQ92ESOshHIAxnA==","span_id":"t61rcWkgMzE=","name":"root","start_time_unix_nano":1750000000123456789,"status":{}}',
    );
  });

  it('should name parent, end, status and events where there are any', () => {
    const message = toSpanMessage({
      ...SPAN,
      parentSpanId: '00f067aa0ba902b7' as never,
      endUnixNano: 2n,
      statusCode: 2,
      statusMessage: 'boom',
      events: [{ name: 'e', timeUnixNano: 1n, attributes: [] }],
    });
    expect(message).toMatchObject({
      parent_span_id: 'APBnqgupArc=',
      end_time_unix_nano: 2n,
      status: { code: 'STATUS_CODE_ERROR', message: 'boom' },
      events: [{ time_unix_nano: 1n, name: 'e' }],
    });
  });

  it.each<[AnyValue, unknown]>([
    [{ stringValue: '' }, { string_value: '' }],
    [{ boolValue: false }, { bool_value: false }],
    [{ intValue: -5n }, { int_value: -5n }],
    [{ doubleValue: 2.5 }, { double_value: 2.5 }],
    [{ doubleValue: Number.NaN }, { double_value: 'NaN' }],
    [{ bytesValue: new Uint8Array([0, 1, 0x41, 0x27, 0x5c]) }, { string_value: 'b"\\x00\\x01A\'\\\\"' }],
    [{ arrayValue: { values: [] } }, { array_value: {} }],
    [{ arrayValue: { values: [{}] } }, { array_value: { values: [{}] } }],
    [{ kvlistValue: { values: [{ key: 'a', value: {} }] } }, { kvlist_value: { values: [{ key: 'a' }] } }],
  ])('should write value %#', (value, expected) => {
    expect(toValue(value)).toEqual([{ key: 'k', value: expected }]);
  });

  it('should have no value for null', () => {
    expect(toValue({})).toEqual([{ key: 'k' }]);
  });
});
