import { SpanStatusCode as OtelStatusCode } from '@opentelemetry/api';

/** How a span ended, by the names that OTLP/JSON and MLflow use. */
export const SpanStatusCode = {
  UNSET: 'STATUS_CODE_UNSET',
  OK: 'STATUS_CODE_OK',
  ERROR: 'STATUS_CODE_ERROR',
} as const;

/** One of {@link SpanStatusCode}. */
export type SpanStatusCode = (typeof SpanStatusCode)[keyof typeof SpanStatusCode];

/** Accepts `'OK'` as well as `'STATUS_CODE_OK'`. Anything else means unset. */
export function toOtelStatusCode(status: string): OtelStatusCode {
  if (status.endsWith('ERROR')) return OtelStatusCode.ERROR;
  return status.endsWith('OK') ? OtelStatusCode.OK : OtelStatusCode.UNSET;
}

/** The MLflow name of an OpenTelemetry status code. */
export function fromOtelStatusCode(code: OtelStatusCode): SpanStatusCode {
  if (code === OtelStatusCode.ERROR) return SpanStatusCode.ERROR;
  return code === OtelStatusCode.OK ? SpanStatusCode.OK : SpanStatusCode.UNSET;
}
