import { expect, it } from 'vitest';

import { pickSteps } from './pick-steps.ts';

const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => BigInt(from + at));
const everything = { startStep: undefined, endStep: undefined };

it('should spread the samples and end where the runs end', () => {
  expect(pickSteps([count(0, 39), count(0, 39)], { ...everything, count: 5 })).toEqual([0n, 8n, 16n, 24n, 32n, 39n]);
  expect(pickSteps([count(0, 39)], { startStep: 10n, endStep: 20n, count: 4 })).toEqual([10n, 12n, 15n, 18n, 20n]);
});

it('should take all steps when there are few', () => {
  expect(pickSteps([[5n, 1n], [3n]], { ...everything, count: 3 })).toEqual([1n, 3n, 5n]);
  expect(pickSteps([], { ...everything, count: 3 })).toEqual([]);
});

it('should show the first and last step of every run', () => {
  const sampled = pickSteps([count(0, 99), [41n, 67n]], { ...everything, count: 2 });
  expect(sampled).toEqual([0n, 41n, 50n, 67n, 99n]);
});
