import { expect, it } from 'vitest';

import type { DemoSpan } from './demo-trace.ts';
import { encodeTraces } from './encode-traces.ts';

const SPAN: DemoSpan = {
  spanId: '00000000000000a1',
  parentSpanId: undefined,
  name: 'chat 🦢',
  kind: 'client',
  source: { service: 'svc', scope: 'lib' },
  startUnixNano: 1_700_000_000_123_456_789n,
  endUnixNano: 1_700_000_000_987_654_321n,
  attributes: { text: 'ü', count: 3, ratio: 0.5, yes: true, list: ['a', 1], map: { deep: -1.5 } },
  events: [{ name: 'exception', timeUnixNano: 1_700_000_000_500_000_001n, attributes: { a: 'b' } }],
  failure: 'broken',
};
const TRACE_ID = '0123456789abcdef0123456789abcdef';

interface RequestJson {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly object[] };
    readonly scopeSpans: readonly { readonly scope: object; readonly spans: readonly object[] }[];
  }[];
}

function encode(spans: readonly DemoSpan[]): RequestJson['resourceSpans'] {
  return (JSON.parse(encodeTraces([{ traceId: TRACE_ID, spans }])) as RequestJson).resourceSpans;
}

// https://github.com/open-telemetry/opentelemetry-proto/blob/main/docs/specification.md#json-protobuf-encoding
it('writes hex ids, enums as numbers and 64-bit integers as text', () => {
  expect(encode([SPAN])[0]?.scopeSpans[0]?.spans).toEqual([
    {
      traceId: TRACE_ID,
      spanId: '00000000000000a1',
      name: 'chat 🦢',
      kind: 3,
      startTimeUnixNano: '1700000000123456789',
      endTimeUnixNano: '1700000000987654321',
      attributes: [
        { key: 'text', value: { stringValue: 'ü' } },
        { key: 'count', value: { intValue: '3' } },
        { key: 'ratio', value: { doubleValue: 0.5 } },
        { key: 'yes', value: { boolValue: true } },
        { key: 'list', value: { arrayValue: { values: [{ stringValue: 'a' }, { intValue: '1' }] } } },
        { key: 'map', value: { kvlistValue: { values: [{ key: 'deep', value: { doubleValue: -1.5 } }] } } },
      ],
      events: [
        {
          name: 'exception',
          timeUnixNano: '1700000000500000001',
          attributes: [{ key: 'a', value: { stringValue: 'b' } }],
        },
      ],
      status: { code: 2, message: 'broken' },
    },
  ]);
});

it('names the parent of a child, and no failure where there is none', () => {
  const child = { ...SPAN, parentSpanId: SPAN.spanId, failure: undefined };
  expect(encode([child])[0]?.scopeSpans[0]?.spans[0]).toMatchObject({ parentSpanId: SPAN.spanId, status: {} });
});

it('groups spans by the process and the library that recorded them', () => {
  const elsewhere = { ...SPAN, source: { service: 'other', scope: 'lib' } };
  const groups = encode([SPAN, elsewhere, SPAN]);
  expect(groups.map(({ resource }) => resource.attributes[0])).toEqual([
    { key: 'service.name', value: { stringValue: 'svc' } },
    { key: 'service.name', value: { stringValue: 'other' } },
  ]);
  expect(groups.map(({ scopeSpans }) => scopeSpans[0]?.spans.length)).toEqual([2, 1]);
});
