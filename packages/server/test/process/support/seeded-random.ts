/** Reproducible randomness for kill moments and ids: a failure names its seed and can be run again. */
export interface SeededRandom {
  /** Whole number in [min, max]. */
  int(min: number, max: number): number;
  /** Lower-case hex of this many bytes, never all zero. */
  hex(byteCount: number): string;
}

export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    hex: (byteCount) => Array.from({ length: byteCount }, () => int(1, 255).toString(16).padStart(2, '0')).join(''),
  };
}
