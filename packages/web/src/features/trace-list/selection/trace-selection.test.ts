import { expect, test } from 'vitest';

import {
  ALL_SELECTED,
  countSelected,
  isSelected,
  listRange,
  NOTHING_SELECTED,
  setSelected,
} from './trace-selection.ts';

test('some are selected one by one', () => {
  const two = setSelected(NOTHING_SELECTED, ['a', 'b'], true);
  expect(countSelected(two, undefined)).toBe(2);
  const one = setSelected(two, ['a'], false);
  expect([isSelected(one, 'a'), isSelected(one, 'b')]).toEqual([false, true]);
});

test('all that match are counted by the filter, without those left out', () => {
  const most = setSelected(ALL_SELECTED, ['a', 'b'], false);
  expect(isSelected(most, 'never loaded')).toBe(true);
  expect(isSelected(most, 'a')).toBe(false);
  expect(countSelected(most, 100_000)).toBe(99_998);
  expect(countSelected(most, undefined)).toBeUndefined();
  expect(countSelected(setSelected(most, ['a'], true), 100_000)).toBe(99_999);
});

test.each([
  ['b', 'd', 'bcd'],
  ['d', 'b', 'bcd'],
  ['c', 'c', 'c'],
  ['gone', 'c', 'c'],
  ['c', 'gone', ''],
])('the range from %s to %s', (from, to, expected) => {
  expect(listRange(['a', 'b', 'c', 'd', 'e'], (row) => row === from, to).join('')).toBe(expected);
});
