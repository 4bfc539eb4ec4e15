import { foldText } from './fold-text.ts';
import { hashWords } from './hash-words.ts';
import { toCodeKind } from './word-codes.ts';

const SPECIAL = /[$()*+.?[\\\]^{|}/-]/g;

/** Any number of the characters that `toCodeKind` takes for separators. */
const SEPARATORS = String.raw`[\u0000-\/:-@\[-\`{-\u00bf\u2000-\u206f]+`;

/** A phrase to look for. */
export interface Phrase {
  /** Hashes of words that a text with the phrase has, each once. Empty when none is known in full. */
  readonly wordHashes: readonly number[];
  /** The beginning of the last word, where it may go on. */
  readonly wordStart: string;
  /** True when the folded text has the phrase, not as a part of longer words. */
  readonly isFoundIn: (foldedText: string) => boolean;
}

export interface PhraseOptions {
  readonly text: string;
  /** The last word may be the beginning of a longer one. */
  readonly isPrefix: boolean;
}

/**
 * Prepares the search for a phrase. Letter case does not count, and white space stands for whatever separates words;
 * everything else has to be there as written.
 */
export function createPhrase({ text, isPrefix }: PhraseOptions): Phrase {
  const folded = foldText(text).trim();
  const words = folded.split(/\s+/u);
  const [firstWord = ''] = words;
  const wordStart = isPrefix ? pickLastWord(folded) : '';
  // Not by code points, which would forbid some of the escapes.
  const pattern = new RegExp(words.map((word) => word.replaceAll(SPECIAL, String.raw`\$&`)).join(SEPARATORS), 'g');
  const isClosedBefore = isLetter(folded.charCodeAt(0));
  const isClosedAfter = !isPrefix && isLetter(folded.charCodeAt(folded.length - 1));
  return {
    wordHashes: listWordHashes(folded.slice(0, folded.length - wordStart.length), { isJson: false }),
    wordStart,
    isFoundIn(foldedText) {
      // Most texts have not even that, and a plain search is several times faster.
      if (!foldedText.includes(firstWord)) return false;
      pattern.lastIndex = 0;
      for (let match = pattern.exec(foldedText); match !== null; match = pattern.exec(foldedText)) {
        const { index } = match;
        const end = index + match[0].length;
        const isOpenBefore = isClosedBefore && index > 0 && isLetter(foldedText.charCodeAt(index - 1));
        const isOpenAfter = isClosedAfter && end < foldedText.length && isLetter(foldedText.charCodeAt(end));
        if (!isOpenBefore && !isOpenAfter) return true;
        pattern.lastIndex = index + 1;
      }
      return false;
    },
  };
}

/** The hashes of the words of a text, each once. */
export function listWordHashes(text: string, { isJson }: { readonly isJson: boolean }): readonly number[] {
  const hashes = new Set<number>();
  hashWords(text, { from: 0, isJson }, { add: ({ hash }) => hashes.add(hash) });
  return [...hashes];
}

function pickLastWord(folded: string): string {
  let start = folded.length;
  while (start > 0 && isLetter(folded.charCodeAt(start - 1))) start -= 1;
  return folded.slice(start);
}

function isLetter(code: number): boolean {
  return toCodeKind(code) === 'letter';
}
