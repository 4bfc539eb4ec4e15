/** Numbers that look random and are the same for the same seed. Not for secrets. */
export interface SeededRandom {
  /** 0 ≤ x < 1. */
  fraction(): number;
  /** Both ends included. */
  between(low: number, high: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** A new array in another order. */
  shuffle<T>(items: readonly T[]): T[];
  /** Lowercase hex digits. */
  hex(digits: number): string;
  /** A generator of its own, which later draws from this one do not disturb. */
  fork(): SeededRandom;
}

/** `mulberry32`: 32 bits of state are plenty for a few thousand draws. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    shuffle: (items) =>
      items
        .map((item) => ({ item, order: fraction() }))
        .toSorted((a, b) => a.order - b.order)
        .map(({ item }) => item),
    hex: (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
    fork: () => createSeededRandom(Math.floor(fraction() * 2 ** 32)),
  };
}
