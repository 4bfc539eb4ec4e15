import { AppError } from '@gander/core/errors';

/** The sort values of the last row of a page; `null` where it has none. */
export type SortValue = string | number | bigint | null;

const BASE64URL = /^[\w-]+$/;
const INTEGER = /^-?\d{1,19}$/;

/** Opaque to clients. `kind` says which list it is of; numbers keep every digit. */
export function encodeSortCursor(kind: string, values: readonly SortValue[]): string {
  const tagged = values.map((value) => (typeof value === 'bigint' ? { i: value.toString() } : value));
  return Buffer.from(JSON.stringify([kind, ...tagged]), 'utf8').toString('base64url');
}

/** Throws `invalid_argument` for anything that {@link encodeSortCursor} did not make for this kind of list. */
export function decodeSortCursor(kind: string, cursor: string): readonly SortValue[] {
  const [foundKind, ...values] = BASE64URL.test(cursor) ? parseArray(Buffer.from(cursor, 'base64url').toString()) : [];
  if (foundKind !== kind) throw createForeignCursorError();
  return values.map(toSortValue);
}

/** The refusal of a token that belongs to another list, or to none. */
export function createForeignCursorError(): AppError {
  return new AppError(
    'invalid_argument',
    'Invalid page token: it is not one of this list. Leave it out to start from the first page.',
  );
}

function parseArray(json: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function toSortValue(value: unknown): SortValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  const digits = (value as { readonly i?: unknown }).i;
  if (typeof digits === 'string' && INTEGER.test(digits)) return BigInt(digits);
  throw createForeignCursorError();
}
