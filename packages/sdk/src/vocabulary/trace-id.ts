/** What MLflow puts before the hex trace id of OpenTelemetry. */
const TRACE_ID_PREFIX = 'tr-';

/** `tr-` and 32 hex digits: how MLflow and Gander servers name a trace. */
export function toTraceId(otelTraceId: string): string {
  return TRACE_ID_PREFIX + otelTraceId;
}
