import { describe, expect, it } from 'vitest';

import { compareTexts } from './compare-texts.ts';
import { compareWords } from './compare-words.ts';
import { foldRows } from './fold-rows.ts';
import { joinReplaced } from './join-replaced.ts';
import type { DiffLine, TextDiff } from './text-diff.ts';
import { toDiffableText } from './to-diffable-text.ts';

const LONG_MS = 20_000;

const toText = (line: DiffLine | undefined) => line?.parts.map(({ text }) => text).join('');
/** `[changed]` in brackets. */
const toMarks = (line: DiffLine | undefined) =>
  line?.parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('');
const sketch = ({ rows }: TextDiff) =>
  rows.map(({ kind, before, after }) =>
    kind === 'equal'
      ? `  ${String(toText(after))}`
      : kind === 'changed'
        ? `~ ${String(toMarks(before))} → ${String(toMarks(after))}`
        : kind === 'removed'
          ? `- ${String(toText(before))}`
          : `+ ${String(toText(after))}`,
  );
const diff = (before: string, after: string) => compareTexts({ before, after }, LONG_MS);

describe('compareTexts', () => {
  it('compares lines, then the words of lines that changed', () => {
    const result = diff(
      'You are a bot.\nAnswer in English.\nBe short.',
      'You are a bot.\nAnswer in plain French.\nNever lie.\nBe short.',
    );
    expect(sketch(result)).toEqual([
      '  You are a bot.',
      '~ Answer in [English]. → Answer in [plain French].',
      '+ Never lie.',
      '  Be short.',
    ]);
    expect(result).toMatchObject({ removedCount: 1, addedCount: 2, isCoarse: false });
  });

  it('takes lines that have nothing in common for gone and new', () => {
    expect(sketch(diff('one\nalpha beta gamma\nlast', 'one\nwholly other words here\nand more of them\nlast'))).toEqual(
      ['  one', '- alpha beta gamma', '+ wholly other words here', '+ and more of them', '  last'],
    );
  });

  it.each([
    ['', ''],
    ['', 'something'],
    ['a\n\nb\n', 'a\nb'],
    ['😀 smile', '😁 smile'],
    ['\u202Eright to left', 'right\u200B to left'],
    ['x'.repeat(5000), `${'x'.repeat(2500)} ${'x'.repeat(2500)}`],
  ])('gives both texts back whole: %j and %j', (before, after) => {
    const { rows } = diff(before, after);
    expect(rows.flatMap(({ before: line }) => (line === undefined ? [] : [toText(line)])).join('\n')).toBe(before);
    expect(rows.flatMap(({ after: line }) => (line === undefined ? [] : [toText(line)])).join('\n')).toBe(after);
    const numbers = rows.flatMap(({ after: line }) => (line === undefined ? [] : [line.number]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('ends in time on texts that have little in common, and says that it was coarse', () => {
    const noise = (seed: number) =>
      Array.from({ length: 60_000 }, (_, index) => `w${String((index * seed) % 9973)} x${String(index % seed)}`);
    const startMs = performance.now();
    const lines = compareTexts({ before: noise(7919).join('\n'), after: noise(6101).join('\n') }, 200);
    const oneLine = compareTexts({ before: noise(7919).join(' '), after: noise(6101).join(' ') }, 200);
    expect(performance.now() - startMs).toBeLessThan(6000);
    expect(lines.isCoarse).toBe(true);
    expect(oneLine.rows).toHaveLength(1);
    expect(oneLine.isCoarse).toBe(true);
  });
});

describe('compareWords', () => {
  it('cuts no word, and marks the blank between changed words with them', () => {
    const { before, after } = compareWords('the red house', 'the blue house', LONG_MS);
    expect([toMarks({ number: 1, parts: before }), toMarks({ number: 1, parts: after })]).toEqual([
      'the [red] house',
      'the [blue] house',
    ]);
    expect(compareWords('walking', 'walked', LONG_MS).before).toEqual([{ text: 'walking', isChanged: true }]);
    expect(toMarks({ number: 1, parts: compareWords('a one two z', 'a three four z', LONG_MS).after })).toBe(
      'a [three four] z',
    );
  });

  it('without time shows what is between the common ends as replaced', () => {
    expect(toMarks({ number: 1, parts: compareWords('a b c d', 'a x c d', 0).after })).toBe('a [x] c d');
  });
});

describe('foldRows', () => {
  const { rows } = diff(
    Array.from({ length: 100 }, (_, index) => `line ${String(index)}`).join('\n'),
    Array.from({ length: 100 }, (_, index) => (index === 50 ? 'line fifty' : `line ${String(index)}`)).join('\n'),
  );

  it('leaves out what is equal but for three lines around a change', () => {
    const items = foldRows(rows, new Set());
    const folds = items.filter((item) => item.kind === 'fold');
    expect(folds).toEqual([
      { kind: 'fold', from: 0, count: 47 },
      { kind: 'fold', from: 54, count: 46 },
    ]);
    expect(items.length - folds.length).toBe(7);
  });

  it('shows a run that was opened, and folds equal texts altogether', () => {
    expect(foldRows(rows, new Set([0, 54]))).toHaveLength(100);
    expect(foldRows(diff('a\nb\nc\nd', 'a\nb\nc\nd').rows, new Set())).toEqual([{ kind: 'fold', from: 0, count: 4 }]);
  });
});

it('puts what went beside what came in its place, for two columns', () => {
  const { rows } = diff('same\nalpha beta\ngamma\nend', 'same\nwholly other\nend');
  expect(rows.map(({ kind }) => kind)).toEqual(['equal', 'removed', 'removed', 'added', 'equal']);
  expect(joinReplaced(rows).map(({ before, after }) => [toText(before), toText(after)])).toEqual([
    ['same', 'same'],
    ['alpha beta', 'wholly other'],
    ['gamma', undefined],
    ['end', 'end'],
  ]);
  expect(joinReplaced(diff('', 'new').rows)).toMatchObject([{ kind: 'added', before: undefined }]);
});

it('writes values with their keys in one order', () => {
  expect(toDiffableText({ b: 1, a: [{ d: 1, c: 2 }] })).toBe(toDiffableText({ a: [{ c: 2, d: 1 }], b: 1 }));
  expect(toDiffableText('as it is')).toBe('as it is');
  const [one, two] = ['A', 'B'].map((end) =>
    toDiffableText({ image: `data:image/png;base64,${'AAAA'.repeat(300)}${end}` }),
  );
  expect(one).toMatch(/^\{\n {2}"image": "\[image\/png 90\d B #[0-9a-f]{8}\]"\n\}$/);
  expect(two).not.toBe(one);
});
