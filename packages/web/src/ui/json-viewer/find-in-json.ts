import { JSON_SIGNS } from './json-signs.ts';
import { skipSpace, skipString, skipWord } from './skip-value.ts';

/** More than anybody steps through; the count then says that there are more. */
const MAX_MATCHES = 100_000;

/** As much as is searched before the page gets a turn. */
const SLICE_BYTES = 1_000_000;

export interface JsonMatches {
  /** Where they begin, in bytes, in order. */
  readonly offsets: readonly number[];
  readonly isComplete: boolean;
}

/**
 * Looks for a text in the names and values of a document, letter case of ASCII aside, as it may be written in JSON: with
 * or without escapes. Yields after each slice, so that nobody waits for 20 MB. The generator returns what was found.
 */
export function* findInJson(bytes: Uint8Array, text: string): Generator<void, JsonMatches> {
  const needles = toNeedles(text);
  const offsets: number[] = [];
  let pause = SLICE_BYTES;
  let at = skipSpace(bytes, 0);
  while (at < bytes.length) {
    const isString = bytes[at] === JSON_SIGNS.quote;
    const end = isString ? skipString(bytes, at) : Math.max(skipWord(bytes, at), at + 1);
    if (isString || end > at + 1 || isWordByte(bytes[at] as number)) {
      const range = { start: isString ? at + 1 : at, end: isString ? end - 1 : end };
      // A string of megabytes is searched in slices too.
      for (let from = range.start; from < range.end; from += SLICE_BYTES) {
        findAll(bytes, { needles, offsets, from, to: Math.min(from + SLICE_BYTES, range.end), end: range.end });
        if (offsets.length >= MAX_MATCHES) return { offsets: offsets.slice(0, MAX_MATCHES), isComplete: false };
        if (range.end - from > SLICE_BYTES) yield;
      }
    }
    at = skipSpace(bytes, end);
    if (at > pause) {
      pause = at + SLICE_BYTES;
      yield;
    }
  }
  return { offsets, isComplete: true };
}

function isWordByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a);
}

/** The text as JSON may spell it: with letters beyond ASCII as they are, and as `\u00e9`. */
function toNeedles(text: string): readonly Uint8Array[] {
  const written = JSON.stringify(text).slice(1, -1);
  const escaped = written.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [...new Set([written, escaped])].map((form) => new TextEncoder().encode(toLower(form)));
}

function toLower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

interface Search {
  readonly needles: readonly Uint8Array[];
  readonly offsets: number[];
  readonly from: number;
  readonly to: number;
  /** Matches may go on behind `to` up to here. */
  readonly end: number;
}

function findAll(bytes: Uint8Array, { needles, offsets, from, to, end }: Search): void {
  for (let index = from; index < to; index += 1) {
    for (const needle of needles) {
      if (isMatch(bytes, index, needle) && index + needle.length <= end) {
        offsets.push(index);
        index += needle.length - 1;
        break;
      }
    }
    if (offsets.length >= MAX_MATCHES) return;
  }
}

const CASE_BIT = 0x20;

function isMatch(bytes: Uint8Array, at: number, needle: Uint8Array): boolean {
  for (let index = 0; index < needle.length; index += 1) {
    const byte = bytes[at + index] as number;
    const isUpper = byte >= 0x41 && byte <= 0x5a;
    if ((isUpper ? byte | CASE_BIT : byte) !== needle[index]) return false;
  }
  return true;
}
