import { expect, it } from 'vitest';

import { moveSlots, NO_SLOTS, type RowSlots } from './row-slots.ts';

const ROWS = 10;
const first = moveSlots(NO_SLOTS, 0, ROWS);

it('a step of scrolling leaves most rows their elements', () => {
  const down = moveSlots(first, 3, ROWS);
  expect(down.keys).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const up = moveSlots(down, 1, ROWS);
  expect(up.keys).toEqual([13, 14, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('a jump makes no elements and moves none', () => {
  expect(moveSlots(first, 5000, ROWS).keys).toBe(first.keys);
  const far = moveSlots(first, 5000, ROWS);
  expect(moveSlots(far, 7, ROWS).keys).toBe(first.keys);
  // Half of them would have to be made new.
  expect(moveSlots(first, 5, ROWS).keys).toBe(first.keys);
});

it('a list that grows or shrinks keeps what it has', () => {
  const grown = moveSlots(first, 0, ROWS + 2);
  expect(grown.keys).toEqual([...first.keys, 10, 11]);
  expect(moveSlots(grown, 0, 4).keys).toEqual([0, 1, 2, 3]);
  expect(moveSlots(grown, 0, 0).keys).toEqual([]);
});

it('nothing changes where nothing moved', () => {
  expect(moveSlots(first, 0, ROWS)).toBe(first);
});

it('no two rows ever share a key', () => {
  let slots: RowSlots = first;
  // Steps of all sizes, up and down.
  for (let step = 1; step < 500; step += 1) {
    slots = moveSlots(slots, (step * step * 7) % 41, 5 + (step % 9));
    expect(new Set(slots.keys).size).toBe(slots.keys.length);
    expect(slots.nextKey).toBeGreaterThan(Math.max(...slots.keys));
  }
});
