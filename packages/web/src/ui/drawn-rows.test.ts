import { expect, it } from 'vitest';

import { BLOCK_ROWS, toDrawnRows } from './drawn-rows.ts';

const FITTING = 28;

it('draws what is seen and some more, wherever the list is scrolled to', () => {
  for (let first = 0; first < 1000 - FITTING; first += 1) {
    const { start, end } = toDrawnRows({
      count: 1000,
      fittingCount: FITTING,
      block: Math.floor(first / BLOCK_ROWS),
    });
    expect(start).toBeLessThanOrEqual(Math.max(0, first - 8));
    expect(end).toBeGreaterThanOrEqual(Math.min(1000, first + FITTING + 8));
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(1000);
    // Rows come and go only where the list is resized.
    expect(end - start).toBe(FITTING + BLOCK_ROWS + 16);
  }
});

it('draws all of a short list, and nothing of an empty one', () => {
  expect(toDrawnRows({ count: 3, fittingCount: FITTING, block: 0 })).toEqual({ start: 0, end: 3 });
  expect(toDrawnRows({ count: 0, fittingCount: FITTING, block: 0 })).toEqual({ start: 0, end: 0 });
});

it('draws the end of a list that has become shorter than what it is scrolled to', () => {
  expect(toDrawnRows({ count: 60, fittingCount: FITTING, block: 200 })).toEqual({ start: 12, end: 60 });
});
