import { describe, expect, it } from 'vitest';

import { createSeededRandom } from './seeded-random.ts';

const draw = (seed: number): number[] => {
  const random = createSeededRandom(seed);
  return Array.from({ length: 100 }, () => random.between(1, 6));
};

describe('createSeededRandom', () => {
  it('is the same for the same seed and another for another', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('reaches both ends of a range and nothing beyond', () => {
    expect(new Set(draw(1))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  it('keeps every item when it shuffles', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = createSeededRandom(3).shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
  });

  it('gives a fork that later draws do not disturb', () => {
    const [one, other] = [createSeededRandom(5), createSeededRandom(5)];
    const [fork, sameFork] = [one.fork(), other.fork()];
    other.hex(64);
    expect(fork.hex(32)).toBe(sameFork.hex(32));
  });
});
