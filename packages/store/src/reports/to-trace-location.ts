import type { TraceId } from '@gander/core/ids';

/** Where the artifacts of a trace belong, e.g. `mlflow-artifacts:/7/traces/tr-…/artifacts`. */
export function toTraceLocation(experimentLocation: string, traceId: TraceId): string {
  return `${experimentLocation.replace(/\/+$/, '')}/traces/${traceId}/artifacts`;
}
