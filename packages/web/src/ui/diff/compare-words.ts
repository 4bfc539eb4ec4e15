import { diffWordsWithSpace } from 'diff';

import type { DiffPart } from './text-diff.ts';

export interface WordDiff {
  readonly before: readonly DiffPart[];
  readonly after: readonly DiffPart[];
  /** There was not enough time. */
  readonly isCut: boolean;
}

/** Two texts word by word. In less than `timeoutMs`, or else only by the beginning and the end that they share. */
export function compareWords(before: string, after: string, timeoutMs: number): WordDiff {
  const shared = toShared(before, after);
  const changes =
    timeoutMs <= 0 ? undefined : diffWordsWithSpace(shared.before, shared.after, { timeout: Math.ceil(timeoutMs) });
  const left = createParts(shared.start);
  const right = createParts(shared.start);
  if (changes === undefined) {
    left.add(shared.before, true);
    right.add(shared.after, true);
  } else {
    for (const [index, { value, added, removed }] of changes.entries()) {
      // A blank between two changed words has changed with them: marked alone, it would only be noise.
      const isGap = !added && !removed && value.trim() === '' && index > 0 && index < changes.length - 1;
      if (!added) left.add(value, removed || isGap);
      if (!removed) right.add(value, added || isGap);
    }
  }
  left.add(shared.end, false);
  right.add(shared.end, false);
  return { before: left.parts, after: right.parts, isCut: changes === undefined };
}

const WORD = /[\p{L}\p{N}_]/u;

/** What both begin and end with, up to the borders of words: most of a long text that was edited in one place. */
function toShared(before: string, after: string) {
  const max = Math.min(before.length, after.length);
  let start = 0;
  while (start < max && before[start] === after[start]) start += 1;
  while (start > 0 && start < Math.max(before.length, after.length) && isWord(before[start - 1])) start -= 1;
  let end = 0;
  while (end < max - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  while (end > 0 && isWord(before[before.length - end])) end -= 1;
  return {
    start: before.slice(0, start),
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
    end: before.slice(before.length - end),
  };
}

/** Halves of a pair of surrogates count as words: they must not be cut. */
function isWord(char: string | undefined): boolean {
  return char !== undefined && (WORD.test(char) || /[\uD800-\uDFFF]/.test(char));
}

function createParts(start: string) {
  const parts: { text: string; isChanged: boolean }[] = start === '' ? [] : [{ text: start, isChanged: false }];
  return {
    parts,
    add(text: string, isChanged: boolean) {
      const last = parts.at(-1);
      if (text === '') return;
      if (last?.isChanged === isChanged) last.text += text;
      else parts.push({ text, isChanged });
    },
  };
}
