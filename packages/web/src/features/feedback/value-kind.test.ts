import { expect, test } from 'vitest';

import { inferValueKind, listLabels, toVerdict } from './value-kind.ts';

test.each([
  [[], undefined],
  [[null], undefined],
  [[true, false, null], 'thumbs'],
  [[1, 5, 9], 'score'],
  [[0.5, 1], 'number'],
  [[10], 'number'],
  [['good', 'bad'], 'label'],
  [['yes', true], 'label'],
  [['a'.repeat(41)], 'text'],
  [Array.from({ length: 13 }, (_, index) => `label ${index}`), 'text'],
  [[{ a: 1 }], 'text'],
])('%j are given as %s', (values, kind) => {
  expect(inferValueKind(values)).toBe(kind);
});

test('words of judges are verdicts, numbers are not', () => {
  expect([true, 'Yes', 'pass', false, 'no', 'maybe', 1].map(toVerdict)).toEqual([
    true,
    true,
    true,
    false,
    false,
    undefined,
    undefined,
  ]);
});

test('who is asked to disagree is offered the other verdict', () => {
  expect(listLabels(['no'])).toEqual(['yes', 'no']);
  expect(listLabels(['travel', 'pass', 'fail', 'travel'])).toEqual(['travel', 'pass', 'fail']);
});
