import { createKeyTable } from '@gander/protocol/key-table';
import { ProtocolError } from '@gander/protocol/protocol-error';
import { readTraceRequest } from '@gander/protocol/span-reader';

import { foldText } from './fold-text.ts';
import { hashWords } from './hash-words.ts';
import { isJsonLike, openEscapes } from './open-escapes.ts';
import { readSpanTexts } from './span-texts.ts';

const NO_KEYS = createKeyTable([]);
/** Shorter ones are hashed faster than compared. */
const MIN_SHARED_LENGTH = 200;
const SPACE = 0x20;

/**
 * Hands out the hashes of all words that the spans of a chunk say, some of them more than once. Models are sent the whole
 * conversation again and again: what a value shares with the one before it under the same key is passed over.
 */
export function readChunkWords(chunk: Uint8Array, add: (hash: number) => void): void {
  const latest = new Map<string, string>();
  const visit = (key: string, text: string) => {
    if (text.length < MIN_SHARED_LENGTH) {
      hashWords(toSearchText(text, 0), add);
      return;
    }
    const previous = latest.get(key);
    if (previous === text) return;
    latest.set(key, text);
    hashWords(toSearchText(text, previous === undefined ? 0 : findNews(previous, text)), add);
  };
  try {
    readTraceRequest(chunk, {
      keys: NO_KEYS,
      onSpan: (span) => readSpanTexts(span, visit),
      onRejectedSpan() {},
    });
  } catch (error) {
    // Damaged bytes say nothing, to a reader of the trace either.
    if (!(error instanceof ProtocolError)) throw error;
  }
}

/** The form of a text in which it is searched, from a place on that lies between words. */
export function toSearchText(text: string, from: number): string {
  const part = from === 0 ? text : text.slice(from);
  return foldText(isJsonLike(text) ? openEscapes(part) : part);
}

/** Where the texts begin to differ, moved back to a space: there no word and no escape is cut. */
function findNews(previous: string, text: string): number {
  const end = Math.min(previous.length, text.length);
  let at = 0;
  while (at < end && previous.charCodeAt(at) === text.charCodeAt(at)) at += 1;
  while (at > 0 && text.charCodeAt(at - 1) !== SPACE) at -= 1;
  return at;
}
