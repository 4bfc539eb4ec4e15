import { fieldsOf, spanFields } from './wire-fields.ts';

/**
 * Where the ids and times of an encoded request are, so that one encoded request can be sent many times, each time as
 * new spans: a benchmark that encodes while it loads measures its own encoder.
 */
export interface PatchPoints {
  /** Offsets of 16-byte trace ids. */
  readonly traceIds: readonly number[];
  /** Offsets of 8-byte span ids and parent span ids. */
  readonly spanIds: readonly number[];
  /** Offsets of little-endian fixed64 times. */
  readonly times: readonly number[];
}

const FIELD = { traceId: 1, spanId: 2, parentSpanId: 4, start: 7, end: 8 };

/** @param request an `ExportTraceServiceRequest`, uncompressed, as {@link encodeRequest} writes it (no events, no links) */
export function findPatchPoints(request: Uint8Array): PatchPoints {
  const points = { traceIds: [] as number[], spanIds: [] as number[], times: [] as number[] };
  for (const span of spanFields(request)) {
    for (const field of fieldsOf(request, span)) {
      if (field.number === FIELD.traceId) points.traceIds.push(field.start);
      if (field.number === FIELD.spanId || field.number === FIELD.parentSpanId) points.spanIds.push(field.start);
      if (field.number === FIELD.start || field.number === FIELD.end) points.times.push(field.start);
    }
  }
  return points;
}
