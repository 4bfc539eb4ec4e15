import type { AnyValue } from '@gander/protocol/any-value';

export type Fields = ReadonlyMap<string, AnyValue>;

const MAX_UINT64 = 0xff_ff_ff_ff_ff_ff_ff_ffn;

/** The members of an object; of two with one name the later counts. */
export function readFields(value: AnyValue | undefined): Fields | undefined {
  if (value === undefined || !('kvlistValue' in value)) return undefined;
  return new Map(value.kvlistValue.values.map((member) => [member.key, member.value]));
}

/** The items of a list; none for anything else. */
export function readList(value: AnyValue | undefined): readonly AnyValue[] {
  return value !== undefined && 'arrayValue' in value ? value.arrayValue.values : [];
}

/** A text; `undefined` for anything else. */
export function readString(value: AnyValue | undefined): string | undefined {
  return value !== undefined && 'stringValue' in value ? value.stringValue : undefined;
}

/** A time in nanoseconds, as a number or its digits. */
export function readInteger(value: AnyValue | undefined): bigint | undefined {
  const integer = value === undefined ? undefined : toInteger(value);
  return integer === undefined || integer < 0n || integer > MAX_UINT64 ? undefined : integer;
}

function toInteger(value: AnyValue): bigint | undefined {
  if ('intValue' in value) return value.intValue;
  if ('doubleValue' in value) {
    return Number.isFinite(value.doubleValue) ? BigInt(Math.trunc(value.doubleValue)) : undefined;
  }
  return 'stringValue' in value && /^\d{1,20}$/.test(value.stringValue) ? BigInt(value.stringValue) : undefined;
}

/** An id as lowercase hex: sent as base64 of its bytes, or as hex with or without `0x`. All zero counts as absent. */
export function readHexId(value: AnyValue | undefined, bytes: number): string | undefined {
  const text = readString(value);
  if (text === undefined || text === '') return undefined;
  const digits = text.toLowerCase().replace(/^0x/, '');
  const isHex = /^[0-9a-f]+$/.test(digits) && (digits.length === 2 * bytes || text.startsWith('0x'));
  const hex = isHex ? digits.padStart(2 * bytes, '0') : Buffer.from(text, 'base64').toString('hex');
  return hex.length === 2 * bytes && !/^0+$/.test(hex) ? hex : undefined;
}
