import { expect, test } from 'vitest';

import { findInJson } from './find-in-json.ts';

function find(text: string, wanted: string) {
  const search = findInJson(new TextEncoder().encode(text), wanted);
  let step = search.next();
  while (step.done !== true) step = search.next();
  return step.value;
}

const TEXT = '{"city":"Paris","note":"in PARIS, \\"par\\u00e9e\\"","n":18123,"ok":true}';

test.each([
  ['paris', 2],
  ['City', 1],
  ['812', 1],
  ['tru', 1],
  ['"par', 1],
  ['parée', 1],
  [',', 1],
  ['{', 0],
  [':', 0],
  ['absent', 0],
])('%s is found %i times, in names and values only', (wanted, count) => {
  const { offsets, isComplete } = find(TEXT, wanted);
  expect(offsets).toHaveLength(count);
  expect(isComplete).toBe(true);
});

test('letters beyond ASCII are found as they are too', () => {
  expect(find('["Crème brûlée"]', 'crème').offsets).toEqual([2]);
});

test('a long string is searched across its slices', () => {
  const filler = 'x'.repeat(999_998);
  expect(find(`["${filler}needle${filler}needle"]`, 'needle').offsets).toHaveLength(2);
});

test('there is an end to counting', () => {
  const { offsets, isComplete } = find(`["${'a'.repeat(150_000)}"]`, 'a');
  expect(offsets).toHaveLength(100_000);
  expect(isComplete).toBe(false);
});
