import { expect, test } from 'vitest';

import { isCrossed, isSameRange, setEnd } from './set-end.ts';

test('an end is set or taken away, the other stays', () => {
  const range = { min: { value: 2, isOpen: true }, max: { value: 5 } };
  expect(setEnd(range, 'max', { value: 9 })).toEqual({ min: { value: 2, isOpen: true }, max: { value: 9 } });
  expect(setEnd(range, 'min', undefined)).toEqual({ max: { value: 5 } });
});

test.each([
  [{ min: { value: 6 }, max: { value: 5 } }, true],
  [{ min: { value: 5 }, max: { value: 5 } }, false],
  [{ min: { value: 6 } }, false],
  [{ max: { value: 0 } }, false],
  [{}, false],
])('%j begins after its end: %s', (range, expected) => {
  expect(isCrossed(range)).toBe(expected);
});

test('ranges are the same by what they hold', () => {
  expect(isSameRange({ min: { value: 1 } }, { min: { value: 1, isOpen: false } })).toBe(true);
  expect(isSameRange({ min: { value: 1 } }, { min: { value: 1, isOpen: true } })).toBe(false);
  expect(isSameRange({ min: { value: 1 } }, { max: { value: 1 } })).toBe(false);
  expect(isSameRange({}, {})).toBe(true);
});
