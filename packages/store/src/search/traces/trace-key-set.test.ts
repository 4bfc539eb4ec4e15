import { describe, expect, it } from 'vitest';

import { TraceKeySet } from './trace-key-set.ts';

describe('keys of traces', () => {
  const keys = [1, 31, 32, 33, 63, 64, 1000, 32_767, 32_768, 1_000_000];

  it('should have what was added, in order and once', () => {
    const set = new TraceKeySet([...keys.toReversed(), ...keys]);
    expect(set.toArray()).toEqual(keys);
    expect(set.size).toBe(keys.length);
    for (const key of keys) {
      expect(set.has(key)).toBe(true);
      expect(set.has(key + 2_000_000)).toBe(false);
    }
    expect(set.has(2)).toBe(false);
    set.add(2);
    expect(set.size).toBe(keys.length + 1);
  });

  it('should be joined and compared, whatever their sizes', () => {
    const small = new TraceKeySet([1, 2, 3]);
    const large = new TraceKeySet([3, 4, 5_000_000]);
    for (const [left, right] of [
      [small, large],
      [large, small],
    ] as const) {
      expect(left.union(right).toArray()).toEqual([1, 2, 3, 4, 5_000_000]);
      expect(left.intersection(right).toArray()).toEqual([3]);
    }
    expect(small.toArray()).toEqual([1, 2, 3]);
    expect(new TraceKeySet().size).toBe(0);
  });
});
