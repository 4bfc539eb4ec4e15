import { toTraceJson } from '@gander/protocol/trace-json';
import { encodeTraceData } from '@gander/protocol/trace-encoder';

import type { FinishedSpan } from '../processor/finished-span.ts';
import type { JsonTextHandling } from './to-key-values.ts';
import type { OtlpHttpProtocol } from './otlp-protocol.ts';
import { toTraceData } from './to-trace-data.ts';

/** A request body and its type. */
export interface OtlpBody {
  readonly body: Uint8Array<ArrayBuffer> | string;
  readonly contentType: string;
}

/** Writes an `ExportTraceServiceRequest`. */
export function encodeOtlpBody(
  spans: readonly FinishedSpan[],
  protocol: OtlpHttpProtocol,
  jsonText: JsonTextHandling,
): OtlpBody {
  const data = toTraceData(spans, jsonText);
  return protocol === 'http/json'
    ? { body: JSON.stringify(toTraceJson(data)), contentType: 'application/json' }
    : { body: encodeTraceData(data), contentType: 'application/x-protobuf' };
}
