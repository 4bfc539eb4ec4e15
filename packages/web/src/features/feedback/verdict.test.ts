import { expect, test } from 'vitest';

import { toVerdict } from './verdict.ts';

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
