import { expect, test } from 'vitest';

import { stepMatch, toCurrentMatch } from './step-match.ts';

test.each([
  [1, 3, 1, 2],
  [3, 3, 1, 1],
  [1, 3, -1, 3],
  [1, 1, 1, 1],
  [undefined, 3, 1, 1],
  [undefined, 3, -1, 3],
  [undefined, 0, 1, undefined],
] as const)('from %s of %s by %s to %s', (current, count, step, next) => {
  expect(stepMatch(current, count, step)).toBe(next);
});

test.each([
  [undefined, 5, 1],
  ['3', 5, 3],
  ['9', 5, 5],
  ['3', 0, undefined],
] as const)('%s in the URL of %s is %s', (match, count, current) => {
  expect(toCurrentMatch(match, count)).toBe(current);
});
