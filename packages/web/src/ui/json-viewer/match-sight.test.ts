import { expect, test } from 'vitest';

import { createMatchSight } from './match-sight.ts';
import type { JsonMatch } from './use-json-search.ts';

const found: JsonMatch = { row: 3, text: 'quokka', nth: 0, isAgain: false };

test('a match follows a document that grows for as long as nobody leaves it', () => {
  const sight = createMatchSight();
  expect(sight.isDue(found)).toBe(true);
  expect(sight.isDue({ ...found, row: 5, isAgain: true })).toBe(true);
  sight.leave();
  expect(sight.isDue({ ...found, row: 7, isAgain: true })).toBe(false);
  expect(sight.isDue({ ...found, row: 9, isAgain: true })).toBe(false);
});

test('a step is followed from anywhere, once', () => {
  const sight = createMatchSight();
  sight.isDue(found);
  sight.leave();
  const next = { ...found, row: 30 };
  expect(sight.isDue(next)).toBe(true);
  sight.leave();
  expect(sight.isDue(next)).toBe(false);
  expect(sight.isDue({ ...next })).toBe(true);
});
