import { JSON_SIGNS } from './json-signs.ts';

/** The first byte at or after `at` that is not a space. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let index = at;
  while (index < bytes.length && (bytes[index] as number) <= JSON_SIGNS.space) index += 1;
  return index;
}

/** The byte after the string that begins at `at`; the end of the text where it is not closed. */
export function skipString(bytes: Uint8Array, at: number): number {
  let index = at + 1;
  for (;;) {
    const quote = bytes.indexOf(JSON_SIGNS.quote, index);
    if (quote === -1) return bytes.length;
    let escapes = 0;
    while (bytes[quote - 1 - escapes] === JSON_SIGNS.backslash) escapes += 1;
    if (escapes % 2 === 0) return quote + 1;
    index = quote + 1;
  }
}

/** The byte after the value that begins at `at`. Not recursive, never throws: what is not JSON ends somewhere too. */
export function skipValue(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === JSON_SIGNS.quote) return skipString(bytes, at);
  if (first !== JSON_SIGNS.openBrace && first !== JSON_SIGNS.openBracket) return skipWord(bytes, at);
  let depth = 0;
  let index = at;
  while (index < bytes.length) {
    const byte = bytes[index] as number;
    if (byte === JSON_SIGNS.quote) {
      index = skipString(bytes, index);
      continue;
    }
    index += 1;
    if (byte === JSON_SIGNS.openBrace || byte === JSON_SIGNS.openBracket) depth += 1;
    else if (byte === JSON_SIGNS.closeBrace || byte === JSON_SIGNS.closeBracket) {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return bytes.length;
}

/** A number, `true`, `false`, `null`: up to the next sign. */
export function skipWord(bytes: Uint8Array, at: number): number {
  let index = at;
  while (index < bytes.length && !isSign(bytes[index] as number)) index += 1;
  return index;
}

function isSign(byte: number): boolean {
  if (byte <= JSON_SIGNS.space) return true;
  if (byte === JSON_SIGNS.comma || byte === JSON_SIGNS.colon || byte === JSON_SIGNS.quote) return true;
  return (
    byte === JSON_SIGNS.openBrace ||
    byte === JSON_SIGNS.closeBrace ||
    byte === JSON_SIGNS.openBracket ||
    byte === JSON_SIGNS.closeBracket
  );
}
