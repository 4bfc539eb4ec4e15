import type protobuf from 'protobufjs';

import type { AttributeValue, BenchSpan } from './bench-span.ts';

const STATUS_ERROR = 2;

/** These spans as one `ExportTraceServiceRequest`, under one resource and one scope, as an SDK's exporter sends them. */
export function encodeRequest(requestType: protobuf.Type, spans: readonly BenchSpan[]): Uint8Array {
  return requestType
    .encode({
      resourceSpans: [
        {
          resource: { attributes: toKeyValues(RESOURCE) },
          scopeSpans: [{ scope: { name: 'gander-bench', version: '1.0.0' }, spans: spans.map(toSpanMessage) }],
        },
      ],
    })
    .finish();
}

const RESOURCE: Readonly<Record<string, AttributeValue>> = {
  'service.name': 'order-assistant',
  'service.version': '4.11.2',
  'service.instance.id': '0b9a3f0e-55b1-4cc4-9a1f-6f0a2f6f7f11',
  'deployment.environment.name': 'production',
  'telemetry.sdk.language': 'nodejs',
  'telemetry.sdk.name': 'opentelemetry',
  'telemetry.sdk.version': '2.12.0',
};

function toSpanMessage(span: BenchSpan): object {
  return {
    traceId: Buffer.from(span.traceId, 'hex'),
    spanId: Buffer.from(span.spanId, 'hex'),
    ...(span.parentSpanId !== null && { parentSpanId: Buffer.from(span.parentSpanId, 'hex') }),
    name: span.name,
    kind: span.kind,
    startTimeUnixNano: toLongBits(span.startUnixNano),
    endTimeUnixNano: toLongBits(span.endUnixNano),
    attributes: toKeyValues(span.attributes),
    status: span.isError ? { code: STATUS_ERROR, message: 'The tool did not answer in time' } : {},
    flags: 0x101,
  };
}

/** 64-bit values in the two halves protobufjs takes without the `long` package. */
function toLongBits(value: bigint): object {
  const bits = BigInt.asUintN(64, value);
  return { low: Number(bits & 0xffffffffn) | 0, high: Number(bits >> 32n) | 0, unsigned: true };
}

function toKeyValues(attributes: Readonly<Record<string, AttributeValue>>): readonly object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: toAnyValue(value) }));
}

function toAnyValue(value: AttributeValue): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: value } : { doubleValue: value };
  return { arrayValue: { values: value.map((item) => ({ stringValue: item })) } };
}
