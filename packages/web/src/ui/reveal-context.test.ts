import { expect, test } from 'vitest';

import { findEnd } from './reveal-context.ts';

test.each([
  ['Paris, not paris', { text: 'PARIS', nth: 0 }, 5],
  ['Paris, not paris', { text: 'paris', nth: 1 }, 16],
  ['Paris, not paris', { text: 'paris', nth: 7 }, 16],
  ['aaaa', { text: 'aa', nth: 1 }, 4],
  ['Rome', { text: 'paris', nth: 0 }, undefined],
  ['Rome', { text: '', nth: 0 }, undefined],
] as const)('in %s %o ends at %s', (inside, reveal, end) => {
  expect(findEnd(inside, reveal)).toBe(end);
});
