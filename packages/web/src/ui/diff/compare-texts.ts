import { diffArrays } from 'diff';

import { compareWords } from './compare-words.ts';
import type { DiffLine, DiffRow, TextDiff, TextPair } from './text-diff.ts';

/** Lines with less in common than this became not each other: the one went, the other came. */
const MIN_LIKENESS = 0.35;
const MIN_LIKENESS_ALONE = 0.2;
/** Of longer blocks only lines in the same place are tried. */
const MAX_MATCHED_CELLS = 2500;
/** What a line is compared by when it is only asked how like it is. */
const LIKENESS_CHARS = 2000;

/**
 * Compares two texts line by line, then changed lines word by word. Ends soon after `deadlineMs` whatever the texts are;
 * what could not be compared in time is shown as replaced.
 */
export function compareTexts({ before, after }: TextPair, deadlineMs: number): TextDiff {
  const endMs = performance.now() + deadlineMs;
  const leftMs = () => endMs - performance.now();
  const [left, right] = [toLines(before), toLines(after)];
  const start = countEqual(left, right, (list, at) => list[at]);
  const end = countEqual(left.slice(start), right.slice(start), (list, at) => list[list.length - 1 - at]);
  const lines = { left: left.slice(start, left.length - end), right: right.slice(start, right.length - end) };
  const blocks = diffArrays([...lines.left], [...lines.right], { timeout: Math.max(1, deadlineMs / 2) });
  const rows = createRows(leftMs);
  rows.addEqual(left.slice(0, start));
  if (blocks === undefined) rows.addReplaced(lines.left, lines.right);
  else {
    for (let index = 0; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (block === undefined) continue;
      const next = blocks[index + 1];
      if (!block.added && !block.removed) rows.addEqual(block.value);
      else if (block.removed && next?.added === true) {
        rows.addReplaced(block.value, next.value);
        index += 1;
      } else rows.addReplaced(block.removed ? block.value : [], block.added ? block.value : []);
    }
  }
  rows.addEqual(end === 0 ? [] : left.slice(-end));
  return {
    rows: rows.rows,
    removedCount: rows.rows.filter(({ kind }) => kind === 'removed' || kind === 'changed').length,
    addedCount: rows.rows.filter(({ kind }) => kind === 'added' || kind === 'changed').length,
    isCoarse: blocks === undefined || rows.isCut(),
  };
}

/** Nothing has no lines, and not an empty one. */
function toLines(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

function countEqual(
  left: readonly string[],
  right: readonly string[],
  lineAt: (list: readonly string[], at: number) => string | undefined,
): number {
  const max = Math.min(left.length, right.length);
  let count = 0;
  while (count < max && lineAt(left, count) === lineAt(right, count)) count += 1;
  return count;
}

function createRows(leftMs: () => number) {
  const rows: DiffRow[] = [];
  const next = { before: 1, after: 1 };
  let isCut = false;
  const toLine = (side: 'before' | 'after', parts: DiffLine['parts']): DiffLine => {
    const number = next[side];
    next[side] += 1;
    return { number, parts: parts.length === 0 ? [{ text: '', isChanged: false }] : parts };
  };
  const whole = (text: string) => [{ text, isChanged: false }];
  const addAlone = (side: 'before' | 'after', lines: readonly string[]) => {
    for (const text of lines) {
      const line = toLine(side, whole(text));
      rows.push(
        side === 'before'
          ? { kind: 'removed', before: line, after: undefined }
          : { kind: 'added', before: undefined, after: line },
      );
    }
  };
  return {
    rows,
    isCut: () => isCut,
    addEqual(lines: readonly string[]) {
      for (const text of lines) {
        rows.push({ kind: 'equal', before: toLine('before', whole(text)), after: toLine('after', whole(text)) });
      }
    },
    addReplaced(left: readonly string[], right: readonly string[]) {
      let [atLeft, atRight] = [0, 0];
      for (const [leftIndex, rightIndex] of listLikeLines(left, right, leftMs)) {
        addAlone('before', left.slice(atLeft, leftIndex));
        addAlone('after', right.slice(atRight, rightIndex));
        const words = compareWords(left[leftIndex] ?? '', right[rightIndex] ?? '', leftMs());
        isCut ||= words.isCut;
        rows.push({ kind: 'changed', before: toLine('before', words.before), after: toLine('after', words.after) });
        [atLeft, atRight] = [leftIndex + 1, rightIndex + 1];
      }
      addAlone('before', left.slice(atLeft));
      addAlone('after', right.slice(atRight));
    },
  } as const;
}

/** Which removed lines became which added ones, in order: each takes the most alike of those that are left. */
function listLikeLines(
  left: readonly string[],
  right: readonly string[],
  leftMs: () => number,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const isSmall = left.length * right.length <= MAX_MATCHED_CELLS;
  // One line for one line: how it changed is what is asked, even if little is left of it.
  const minLikeness = left.length === 1 && right.length === 1 ? MIN_LIKENESS_ALONE : MIN_LIKENESS;
  const words = { left: left.map((line) => toWords(line)), right: right.map((line) => toWords(line)) };
  let from = 0;
  for (const [leftIndex, leftWords] of words.left.entries()) {
    let best: { readonly index: number; readonly likeness: number } | undefined;
    const to = isSmall ? right.length : Math.min(right.length, Math.max(from, leftIndex) + 1);
    for (let index = isSmall ? from : Math.max(from, leftIndex); index < to; index += 1) {
      if (leftMs() <= 0) return pairs;
      const likeness = toLikeness(leftWords, words.right[index] ?? []);
      if (likeness >= minLikeness && likeness > (best?.likeness ?? 0)) best = { index, likeness };
    }
    if (best === undefined) continue;
    pairs.push([leftIndex, best.index]);
    from = best.index + 1;
  }
  return pairs;
}

function toWords(line: string): readonly string[] {
  return line.slice(0, LIKENESS_CHARS).match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** Share of words that both have, 0 to 1 (Dice). */
function toLikeness(left: readonly string[], right: readonly string[]): number {
  if (left.length + right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    counts.set(word, count - 1);
  }
  return (2 * shared) / (left.length + right.length);
}
