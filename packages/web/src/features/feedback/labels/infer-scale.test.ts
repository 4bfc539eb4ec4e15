import { expect, test } from 'vitest';

import { inferScale } from './infer-scale.ts';

test.each([
  [[], undefined],
  [[null], undefined],
  [[true, false, null], { type: 'thumbs' }],
  [[1, 5], { type: 'scale', max: 5 }],
  [[1, 6], { type: 'scale', max: 9 }],
  [[0.5, 1], { type: 'number' }],
  [[0, 1], { type: 'number' }],
  [[10], { type: 'number' }],
  [['good', 'bad'], { type: 'categories', options: ['good', 'bad'] }],
  // Who is asked to disagree is offered the other verdict.
  [['no'], { type: 'categories', options: ['yes', 'no'] }],
  [['travel', 'pass', 'fail', 'travel'], { type: 'categories', options: ['travel', 'pass', 'fail'] }],
  [['a'.repeat(41)], { type: 'text' }],
  [Array.from({ length: 13 }, (_, index) => `label ${index}`), { type: 'text' }],
  [[{ a: 1 }], { type: 'text' }],
])('%j are given on %j', (values, scale) => {
  expect(inferScale(values)).toEqual(scale);
});
