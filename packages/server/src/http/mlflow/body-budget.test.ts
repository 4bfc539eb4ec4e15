import { expect, it } from 'vitest';

import { createBodyBudget } from './body-budget.ts';

it('should bound what all bodies hold, and let one alone pass', () => {
  const budget = createBodyBudget({ limitBytes: 10 });
  const first = budget.open();
  const second = budget.open();
  expect(first.take(8)).toBe(true);
  expect(second.take(3)).toBe(false);
  expect(second.take(2)).toBe(true);
  first.close();
  first.close();
  expect(second.take(50)).toBe(true);
  const third = budget.open();
  expect(third.take(1)).toBe(false);
  second.close();
  expect(third.take(10)).toBe(true);
});
