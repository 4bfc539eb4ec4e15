import { AppError } from '@gander/core/errors';

/** The key of the last row of a page: what kind of list it is from, a number, and a text that breaks ties. */
export interface Cursor {
  readonly kind: 'traces' | 'spans' | 'experiments' | 'sessions' | 'turns' | 'users' | 'chunks' | 'logs';
  readonly number: bigint;
  readonly text: string;
}

const SHAPE = /^([a-z]+):(-?\d{1,19}):(.*)$/su;
const BASE64URL = /^[\w-]+$/;
const INT64_BITS = 64;

/** Opaque to clients, and safe in a URL. */
export function encodeCursor({ kind, number, text }: Cursor): string {
  return Buffer.from(`${kind}:${number}:${text}`, 'utf8').toString('base64url');
}

/** Throws `invalid_argument` for anything that {@link encodeCursor} did not make for this kind of list. */
export function decodeCursor(kind: Cursor['kind'], cursor: string): Cursor {
  const match = BASE64URL.test(cursor) ? SHAPE.exec(Buffer.from(cursor, 'base64url').toString('utf8')) : null;
  const [, foundKind, digits = '', text = ''] = match ?? [];
  if (foundKind === kind && digits !== '') {
    const decoded: Cursor = { kind, number: BigInt(digits), text };
    const isInt64 = BigInt.asIntN(INT64_BITS, decoded.number) === decoded.number;
    // Made again and compared: there is one spelling of each cursor.
    if (isInt64 && encodeCursor(decoded) === cursor) return decoded;
  }
  throw new AppError(
    'invalid_argument',
    'The page cursor is not one of this list. Leave it out to start from the first page.',
  );
}
