import { findField, readFields, readList } from './json/json-fields.ts';
import { parseJsonText } from './json/json-text.ts';
import { DEFAULT_LIMITS, type ProtocolLimits } from './limits.ts';

const KINDS = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'] as const;

/** The data points of an `ExportMetricsServiceRequest` in OTLP/JSON. Throws {@link ProtocolError}. */
export function countMetricPointsJson(body: Uint8Array, options: { readonly limits?: ProtocolLimits } = {}): number {
  const root = readFields(parseJsonText(body, options.limits ?? DEFAULT_LIMITS), 'The body');
  let points = 0;
  for (const resourceMetrics of readList(root, 'resourceMetrics')) {
    for (const scopeMetrics of readList(readFields(resourceMetrics, 'resourceMetrics'), 'scopeMetrics')) {
      for (const metric of readList(readFields(scopeMetrics, 'scopeMetrics'), 'metrics')) {
        const fields = readFields(metric, 'metrics');
        for (const kind of KINDS) points += readList(readFields(findField(fields, kind), kind), 'dataPoints').length;
      }
    }
  }
  return points;
}
