import type { ByteRange } from './artifact-store.ts';

const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/** A `Range` header of one part; `undefined` for what is none, and for several: an answer may always be the whole file. */
export function parseByteRange(header: string | undefined): ByteRange | undefined {
  const match = RANGE.exec(header?.replaceAll(' ', '') ?? '');
  if (match === null) return undefined;
  const [, start = '', end = ''] = match;
  if (start === '') return end === '' ? undefined : { suffix: Number(end) };
  if (end !== '' && Number(end) < Number(start)) return undefined;
  return { start: Number(start), end: end === '' ? undefined : Number(end) };
}

/** The bytes of a file that a range means; `undefined` when it has none of them. */
export function resolveByteRange(
  range: ByteRange,
  sizeBytes: number,
): { readonly start: number; readonly end: number } | undefined {
  const last = sizeBytes - 1;
  const start = 'suffix' in range ? Math.max(0, sizeBytes - range.suffix) : range.start;
  const end = 'suffix' in range ? last : Math.min(range.end ?? last, last);
  return start <= end ? { start, end } : undefined;
}
