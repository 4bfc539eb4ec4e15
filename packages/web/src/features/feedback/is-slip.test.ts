import { expect, test } from 'vitest';

import { isSlip } from './is-slip.ts';

test('what was said minutes ago is mended, what stood longer is the past; a clock that is behind does not matter', () => {
  const updatedMs = 1_000_000_000;
  expect([-60_000, 0, 4 * 60_000, 6 * 60_000].map((age) => isSlip({ updatedMs }, updatedMs + age))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
