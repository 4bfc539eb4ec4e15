import { expect, test } from 'vitest';

import { toExpectation, toExpectationText } from './expectation-text.ts';

test('a text stays as it was typed, JSON becomes what it says', () => {
  expect(toExpectation('text', '42 ')).toEqual({ value: '42 ' });
  expect(toExpectation('json', ' {"a":[1,null]} ')).toEqual({ value: { a: [1, null] } });
  expect(toExpectation('json', '"42"')).toEqual({ value: '42' });
});

test('what cannot be saved says why', () => {
  expect(toExpectation('text', ' \n').problem).toMatch(/Nothing/);
  expect(toExpectation('json', '{"a":').problem).toMatch(/JSON/);
});

test('what is edited gives the same value again', () => {
  const value = { a: [1, { b: 'c' }] };
  expect(toExpectation('json', toExpectationText(value))).toEqual({ value });
  expect(toExpectation('text', toExpectationText('a\nb'))).toEqual({ value: 'a\nb' });
});
