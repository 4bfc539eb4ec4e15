import { foldText } from './fold-text.ts';
import { isJsonLike } from './open-escapes.ts';
import { listWordHashes } from './phrase.ts';
import { toCodeKind } from './word-codes.ts';

/** A piece of a word, without letter case. */
export interface WordFragment {
  readonly text: string;
  /** Which part of the word it is. */
  readonly place: 'start' | 'end' | 'anywhere';
}

/** What the words of a text are known to be when it has the form of a pattern. */
export interface PatternWords {
  readonly hashes: readonly number[];
  readonly fragments: readonly WordFragment[];
}

/** Every word has a piece of one letter. */
const MIN_FRAGMENT = 2;

/** Hashes of words that a chunk has when one of its values is this text. */
export function listValueHashes(value: string): readonly number[] {
  return listWordHashes(value, { isJson: isJsonLike(value) });
}

/** What a LIKE pattern tells of words: whole ones where no wildcard touches, pieces where one does. */
export function toPatternWords(pattern: string): PatternWords {
  const hashes = new Set<number>();
  const fragments: WordFragment[] = [];
  const parts = pattern.split(/[%_]/);
  for (const [index, part] of parts.entries()) {
    const start = index === 0 ? 0 : countLettersAtStart(part);
    const end = index === parts.length - 1 ? part.length : part.length - countLettersAtEnd(part);
    if (start >= end) {
      // One run of letters, open on one side or both.
      const isOpenAtEnd = index < parts.length - 1;
      fragments.push({ text: part, place: index === 0 ? 'start' : isOpenAtEnd ? 'anywhere' : 'end' });
      continue;
    }
    fragments.push({ text: part.slice(0, start), place: 'end' }, { text: part.slice(end), place: 'start' });
    for (const hash of listWordHashes(part.slice(start, end), { isJson: false })) hashes.add(hash);
  }
  return {
    hashes: [...hashes],
    fragments: fragments
      .filter(({ text }) => text.length >= MIN_FRAGMENT)
      .map(({ text, place }) => ({ text: foldText(text), place })),
  };
}

function countLettersAtStart(part: string): number {
  let count = 0;
  while (count < part.length && toCodeKind(part.charCodeAt(count)) === 'letter') count += 1;
  return count;
}

function countLettersAtEnd(part: string): number {
  let count = 0;
  while (count < part.length && toCodeKind(part.charCodeAt(part.length - 1 - count)) === 'letter') count += 1;
  return count;
}
