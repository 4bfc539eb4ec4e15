/** Seeded randomness: the same seed gives the same corpus on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number in [min, max]. */
  int(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  /** Like {@link pick}, but early items come up far more often, as words do in real text. */
  pickSkewed<T>(items: readonly T[]): T;
  /** Lower-case hex of this many random bytes; never all zero. */
  hex(byteCount: number): string;
}

/** mulberry32: 32 bits of state, good enough to write text and shuffle sizes. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const at = <T>(items: readonly T[], index: number): T => {
    const item = items[index];
    if (item === undefined) throw new Error('Cannot pick from an empty list');
    return item;
  };
  return {
    next,
    int,
    pick: (items) => at(items, int(0, items.length - 1)),
    pickSkewed: (items) => at(items, Math.floor(items.length * next() ** 1.3)),
    hex: (byteCount) => Array.from({ length: byteCount }, () => int(1, 255).toString(16).padStart(2, '0')).join(''),
  };
}
