import type { TraceData } from '../trace-data.ts';

/** Every field of the traces schema set to something that is not its default. */
export const SAMPLE_TRACE_DATA: TraceData = {
  resourceSpans: [
    {
      resource: {
        attributes: [{ key: 'service.name', value: { stringValue: 'sample ✓ 🦆' } }],
        droppedAttributesCount: 1,
      },
      scopeSpans: [
        {
          scope: {
            name: 'scope',
            version: '1.2.3',
            attributes: [{ key: 'on', value: { boolValue: true } }],
            droppedAttributesCount: 2,
          },
          spans: [
            {
              traceId: '000102030405060708090a0b0c0d0eff',
              spanId: 'ff00000000000001',
              traceState: 'vendor=1',
              parentSpanId: 'ff00000000000002',
              flags: 4_294_967_295,
              name: 'x'.repeat(200),
              kind: 3,
              startTimeUnixNano: 1_795_247_305_236_534_859n,
              endTimeUnixNano: 2n ** 64n - 1n,
              attributes: [
                { key: 'smallest', value: { intValue: -(2n ** 63n) } },
                { key: 'largest', value: { intValue: 2n ** 63n - 1n } },
                { key: 'zero', value: { intValue: 0n } },
                { key: 'false', value: { boolValue: false } },
                { key: 'no text', value: { stringValue: '' } },
                { key: 'nothing', value: {} },
                { key: '', value: { doubleValue: Number.NaN } },
                { key: 'minus zero', value: { doubleValue: -0 } },
                { key: 'infinite', value: { doubleValue: Number.NEGATIVE_INFINITY } },
                { key: 'tiny', value: { doubleValue: 5e-324 } },
                { key: 'no bytes', value: { bytesValue: new Uint8Array() } },
                { key: 'bytes', value: { bytesValue: Uint8Array.of(0, 127, 128, 255) } },
                { key: 'no list', value: { arrayValue: { values: [] } } },
                {
                  key: 'list',
                  value: { arrayValue: { values: [{ intValue: 1n }, {}, { arrayValue: { values: [] } }] } },
                },
                { key: 'no map', value: { kvlistValue: { values: [] } } },
                {
                  key: 'map',
                  value: { kvlistValue: { values: [{ key: '__proto__', value: { stringValue: 'data' } }] } },
                },
                { key: 'duplicate', value: { intValue: 1n } },
                { key: 'duplicate', value: { intValue: 2n } },
              ],
              droppedAttributesCount: 3,
              events: [
                {
                  timeUnixNano: 7n,
                  name: 'exception',
                  attributes: [{ key: 'exception.type', value: { stringValue: 'Error' } }],
                  droppedAttributesCount: 4,
                },
                { timeUnixNano: 0n, name: '', attributes: [], droppedAttributesCount: 0 },
              ],
              droppedEventsCount: 5,
              links: [
                {
                  traceId: 'f'.repeat(32),
                  spanId: 'e'.repeat(16),
                  traceState: 'a=b',
                  attributes: [{ key: 'linked', value: { boolValue: true } }],
                  droppedAttributesCount: 6,
                  flags: 1,
                },
              ],
              droppedLinksCount: 7,
              status: { message: 'it broke', code: 2 },
            },
            {
              traceId: '',
              spanId: '',
              traceState: '',
              parentSpanId: '',
              flags: 0,
              name: '',
              kind: 0,
              startTimeUnixNano: 0n,
              endTimeUnixNano: 0n,
              attributes: [],
              droppedAttributesCount: 0,
              events: [],
              droppedEventsCount: 0,
              links: [],
              droppedLinksCount: 0,
              status: { message: '', code: 0 },
            },
          ],
          schemaUrl: 'https://opentelemetry.io/schemas/1.40.0',
        },
        { scope: undefined, spans: [], schemaUrl: '' },
      ],
      schemaUrl: 'https://opentelemetry.io/schemas/1.30.0',
    },
    { resource: undefined, scopeSpans: [], schemaUrl: '' },
  ],
};
