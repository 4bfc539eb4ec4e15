import { JSON_SIGNS } from './json-signs.ts';
import { skipSpace, skipString, skipValue } from './skip-value.ts';

/** A place in the text of a document, in bytes. */
export interface JsonRange {
  readonly start: number;
  readonly end: number;
}

export interface JsonDocument {
  readonly bytes: Uint8Array;
  /** Where the value begins. */
  readonly root: number;
  /** How many members or items a container has, counted once. */
  countChildren(start: number): number;
}

/**
 * JSON as the bytes of its text. Nothing is parsed before somebody looks at it, so 20 MB open as fast as they can be
 * read, and every number keeps all of its digits.
 */
export function createJsonDocument(bytes: Uint8Array): JsonDocument {
  const counts = new Map<number, number>();
  return {
    bytes,
    root: skipSpace(bytes, 0),
    countChildren(start) {
      const known = counts.get(start);
      if (known !== undefined) return known;
      let count = 0;
      walkChildren(bytes, start, () => {
        count += 1;
        return true;
      });
      counts.set(start, count);
      return count;
    },
  };
}

/** A longer text is judged by its ends: looking through it twice would double the time to open it. */
const MAX_CHECKED_BYTES = 2_000_000;

/** Whether a text is one JSON object or list from beginning to end, as far as its brackets and quotes tell. */
export function isJsonContainer(bytes: Uint8Array): boolean {
  const start = skipSpace(bytes, 0);
  if (!isContainer(bytes, start)) return false;
  let end = bytes.length;
  while (end > start && (bytes[end - 1] as number) <= JSON_SIGNS.space) end -= 1;
  if (bytes[end - 1] !== (bytes[start] === JSON_SIGNS.openBrace ? JSON_SIGNS.closeBrace : JSON_SIGNS.closeBracket))
    return false;
  const first = bytes[skipSpace(bytes, start + 1)];
  if (bytes[start] === JSON_SIGNS.openBrace && first !== JSON_SIGNS.quote && first !== JSON_SIGNS.closeBrace)
    return false;
  return end - start > MAX_CHECKED_BYTES || skipValue(bytes, start) === end;
}

export function isContainer(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === JSON_SIGNS.openBrace || bytes[start] === JSON_SIGNS.openBracket;
}

/** Where the value of a member begins whose name begins at `nameStart`. */
export function findMemberValue(bytes: Uint8Array, nameStart: number): number {
  const colon = skipSpace(bytes, skipString(bytes, nameStart));
  return bytes[colon] === JSON_SIGNS.colon ? skipSpace(bytes, colon + 1) : colon;
}

/**
 * Goes through a container's members or items: where each begins (a member at its name), where its value begins.
 * Returns where the closing bracket stands. `visit` returns whether to go on.
 */
function walkChildren(
  bytes: Uint8Array,
  start: number,
  visit: (entryStart: number, valueStart: number) => boolean,
): number {
  const isObject = bytes[start] === JSON_SIGNS.openBrace;
  let at = skipSpace(bytes, start + 1);
  while (at < bytes.length && bytes[at] !== JSON_SIGNS.closeBrace && bytes[at] !== JSON_SIGNS.closeBracket) {
    const valueStart = isObject && bytes[at] === JSON_SIGNS.quote ? findMemberValue(bytes, at) : at;
    if (!visit(at, valueStart)) return valueStart;
    at = skipSpace(bytes, Math.max(skipValue(bytes, valueStart), at + 1));
    if (bytes[at] === JSON_SIGNS.comma) at = skipSpace(bytes, at + 1);
  }
  return at;
}

/** The text of a place, as it is written. */
export function readText(bytes: Uint8Array, { start, end }: JsonRange): string {
  return new TextDecoder().decode(bytes.subarray(start, end));
}

/** What a string says. `range` includes the quotes; what is not a string of JSON is given as it is written. */
export function readString(bytes: Uint8Array, range: JsonRange): string {
  const text = readText(bytes, range);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

const ESCAPE_BYTES = 12;
const FIRST_CONTINUATION = 0x80;
const LAST_CONTINUATION = 0xbf;

/** The first of what a string says, without decoding the rest of it: at most `limitBytes` of its text. */
export function readStringStart(bytes: Uint8Array, { start, end }: JsonRange, limitBytes: number): string {
  if (end - start <= limitBytes) return readString(bytes, { start, end });
  const text = bytes.subarray(start, start + limitBytes);
  // Neither inside an escape nor inside a character.
  const escape = text.lastIndexOf(JSON_SIGNS.backslash);
  let length = text.length;
  if (escape !== -1 && escape > length - ESCAPE_BYTES) {
    length = escape;
    while (length > 1 && text[length - 1] === JSON_SIGNS.backslash) length -= 1;
  }
  while (length > 1 && isContinuation(bytes[start + length] as number)) length -= 1;
  const cut = new Uint8Array(length + 1);
  cut.set(text.subarray(0, length));
  cut[length] = JSON_SIGNS.quote;
  return readString(cut, { start: 0, end: cut.length });
}

function isContinuation(byte: number): boolean {
  return byte >= FIRST_CONTINUATION && byte <= LAST_CONTINUATION;
}
