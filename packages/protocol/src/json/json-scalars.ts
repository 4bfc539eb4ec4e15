import { ProtocolError } from '../protocol-error.ts';
import { fromBase64 } from '../wire/base64.ts';
import { toBigInt64 } from '../wire/int64.ts';

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);

/** As long as the longest 64-bit integer, sign included. */
export const INTEGER_TEXT = /^-?\d{1,20}$/;

/** The int64 in `value`. */
export function toInt64(value: unknown, name: string): bigint {
  const integer = toInteger(value, name);
  if (integer < MIN_INT64 || integer > MAX_INT64) throw toTypeError(name, 'a 64-bit integer', value);
  return integer;
}

/** The double in `value`: a number, its text, or the name of one that JSON cannot write. */
export function toDouble(value: unknown, name: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value === 'NaN') return Number.NaN;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw toTypeError(name, 'a number', value);
  return number;
}

/** The bytes in `value`, which is base64. */
export function toBytes(value: unknown, name: string): Uint8Array {
  const bytes = typeof value === 'string' ? fromBase64(value) : undefined;
  if (bytes === undefined) throw toTypeError(name, 'base64', value);
  return bytes;
}

/**
 * The integer in `value`, of any size that 64 bits hold. Besides a number and its text: `1e3` and `5.0` as the mapping
 * allows, and the `{low, high}` halves that older JavaScript exporters write.
 */
export function toInteger(value: unknown, name: string): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (typeof value === 'string') {
    if (INTEGER_TEXT.test(value)) return BigInt(value);
    const number = value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isSafeInteger(number)) return BigInt(number);
  }
  if (isHalves(value)) return toBigInt64(value.low >>> 0, value.high >>> 0);
  throw toTypeError(name, 'an integer', value);
}

function isHalves(value: unknown): value is { readonly low: number; readonly high: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { low, high } = value as { readonly low?: unknown; readonly high?: unknown };
  return typeof low === 'number' && typeof high === 'number';
}

/** The refusal of a field. */
export function toTypeError(name: string, wanted: string, value: unknown): ProtocolError {
  return new ProtocolError('malformed', `"${name}" must be ${wanted}, not ${toKind(value)}.`);
}

/** Kinds only: a value in an error message could be a prompt. */
function toKind(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'bigint') return 'a larger integer';
  return `this ${typeof value}`;
}
