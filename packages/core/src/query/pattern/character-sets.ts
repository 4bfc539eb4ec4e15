import type { CharacterSet } from './program.ts';

type Range = CharacterSet['ranges'][number];

const MAX_CODE_POINT = 0x10_ff_ff;

const DIGITS: readonly Range[] = [[0x30, 0x39]];
const WORD: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const SPACE: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x20_00, 0x20_0a],
  [0x20_28, 0x20_29],
  [0x20_2f, 0x20_2f],
  [0x30_00, 0x30_00],
];

/** `\d`, `\w`, `\s` and their opposites; `undefined` for any other letter. */
export function findClass(letter: string): readonly Range[] | undefined {
  switch (letter) {
    case 'd':
      return DIGITS;
    case 'w':
      return WORD;
    case 's':
      return SPACE;
    case 'D':
      return invertRanges(DIGITS);
    case 'W':
      return invertRanges(WORD);
    case 'S':
      return invertRanges(SPACE);
    default:
      return undefined;
  }
}

/** `ranges` in order, not overlapping. */
function invertRanges(ranges: readonly Range[]): readonly Range[] {
  const inverted: Range[] = [];
  let next = 0;
  for (const [first, last] of ranges) {
    if (first > next) inverted.push([next, first - 1]);
    next = last + 1;
  }
  inverted.push([next, MAX_CODE_POINT]);
  return inverted;
}

/** True when the set has the code point. */
export function hasCharacter({ isNegated, ranges }: CharacterSet, codePoint: number): boolean {
  for (const [first, last] of ranges) if (codePoint >= first && codePoint <= last) return !isNegated;
  return isNegated;
}

/** The set with both cases of every ASCII letter in it. */
export function foldSet({ isNegated, ranges }: CharacterSet): CharacterSet {
  const folded: Range[] = [...ranges];
  for (const [first, last] of ranges) {
    addShifted(folded, { first, last, from: 0x41, to: 0x5a, shift: 0x20 });
    addShifted(folded, { first, last, from: 0x61, to: 0x7a, shift: -0x20 });
  }
  return { isNegated, ranges: folded };
}

interface Shift {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

function addShifted(ranges: Range[], { first, last, from, to, shift }: Shift): void {
  const start = Math.max(first, from);
  const end = Math.min(last, to);
  if (start <= end) ranges.push([start + shift, end + shift]);
}
