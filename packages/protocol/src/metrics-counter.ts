import { ITEM_WIDTH, readEnvelope } from './lazy/envelope.ts';
import { DEFAULT_LIMITS, type ProtocolLimits } from './limits.ts';
import { REPEATED_FIRST_FIELD } from './wire/field-tags.ts';
import { WireReader } from './wire/wire-reader.ts';

/** `gauge` 5, `sum` 7, `histogram` 9, `exponential_histogram` 10, `summary` 11: all hold their points in field 1. */
const KINDS_WITH_POINTS: ReadonlySet<number> = new Set([0x2a, 0x3a, 0x4a, 0x52, 0x5a]);

/**
 * Counts the data points of an `ExportMetricsServiceRequest` without looking into them. Throws {@link ProtocolError};
 * `spansPerRequest` counts metrics here.
 *
 * Source: `opentelemetry/proto/metrics/v1/metrics.proto`.
 */
export function countMetricPoints(bytes: Uint8Array, limits: ProtocolLimits = DEFAULT_LIMITS): number {
  const reader = new WireReader(bytes);
  const { items, itemCount } = readEnvelope(reader, limits, 'metrics');
  let points = 0;
  for (let item = 0; item < itemCount; item += 1) {
    reader.pos = items.at(item * ITEM_WIDTH + 1);
    points += countPointsOfMetric(reader, items.at(item * ITEM_WIDTH + 2));
  }
  return points;
}

function countPointsOfMetric(reader: WireReader, end: number): number {
  let points = 0;
  while (reader.pos < end) {
    const tag = reader.tag();
    if (KINDS_WITH_POINTS.has(tag)) points += countRepeated(reader, reader.lengthEnd(end));
    else reader.skip(tag, end);
  }
  reader.expectEnd(end);
  return points;
}

function countRepeated(reader: WireReader, end: number): number {
  let count = 0;
  while (reader.pos < end) {
    const tag = reader.tag();
    if (tag === REPEATED_FIRST_FIELD) count += 1;
    reader.skip(tag, end);
  }
  reader.expectEnd(end);
  return count;
}
