import { spanFields } from './wire-fields.ts';

/** The bytes of every span of an uncompressed request, without copying. */
export function listSpanSlices(request: Uint8Array): readonly Uint8Array[] {
  return Array.from(spanFields(request), (span) => request.subarray(span.start, span.end));
}
