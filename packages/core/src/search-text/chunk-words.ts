import { createKeyTable } from '@gander/protocol/key-table';
import type { LogRecord } from '@gander/protocol/log-data';
import { ProtocolError } from '@gander/protocol/protocol-error';
import { readTraceRequest } from '@gander/protocol/span-reader';

import { hashWords, type WordSink } from './hash-words.ts';
import { isJsonLike } from './open-escapes.ts';
import { readLogTexts } from './log-texts.ts';
import { readSpanTexts, type TextVisitor } from './span-texts.ts';

const NO_KEYS = createKeyTable([]);
/** Shorter ones are hashed faster than compared. */
const MIN_SHARED_LENGTH = 200;
const SPACE = 0x20;

/**
 * Hands out the hashes of all words that the spans of a chunk say, some of them more than once. Models are sent the whole
 * conversation again and again: what a value shares with the one before it under the same key is passed over.
 */
export function readChunkWords(chunk: Uint8Array, sink: WordSink): void {
  const visit = createWordVisitor(sink);
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

/** The same for records of logs. */
export function readRecordWords(records: readonly LogRecord[], sink: WordSink): void {
  const visit = createWordVisitor(sink);
  for (const record of records) readLogTexts(record, visit);
}

function createWordVisitor(sink: WordSink): TextVisitor {
  const latest = new Map<string, string>();
  const names = new Set<string>();
  return (key, text) => {
    // The keys of attributes: the same on every span.
    if (key === '') {
      if (names.has(text)) return;
      names.add(text);
    }
    let from = 0;
    if (text.length >= MIN_SHARED_LENGTH) {
      const previous = latest.get(key);
      if (previous === text) return;
      latest.set(key, text);
      if (previous !== undefined) from = findNews(previous, text);
    }
    hashWords(text, { from, isJson: isJsonLike(text) }, sink);
  };
}

/** Where the texts begin to differ, moved back to a space: there no word and no escape is cut. */
function findNews(previous: string, text: string): number {
  const end = Math.min(previous.length, text.length);
  let at = 0;
  while (at < end && previous.charCodeAt(at) === text.charCodeAt(at)) at += 1;
  while (at > 0 && text.charCodeAt(at - 1) !== SPACE) at -= 1;
  return at;
}
