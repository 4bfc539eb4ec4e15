import { describe, expect, test } from 'vitest';

import { formatDuration, toDurationMs } from './duration.ts';

describe('formatDuration', () => {
  test.each([
    [0, '0 ms'],
    [0.000_42, '420 ns'],
    [0.0123, '12.3 µs'],
    [0.9999, '1 ms'],
    [1.005, '1 ms'],
    [2.3, '2.3 ms'],
    [42, '42 ms'],
    [100, '100 ms'],
    [345.67, '346 ms'],
    [999.7, '1 s'],
    [1234.5, '1.23 s'],
    [59_999, '1m 0s'],
    [61_000, '1m 1s'],
    [3_725_000, '1h 2m'],
    [90_000_000, '1d 1h'],
    [-12, '−12 ms'],
  ])('%d ms reads %s', (durationMs, expected) => {
    expect(formatDuration(durationMs)).toBe(expected);
  });
});

test('a difference of one nanosecond in 2026 survives', () => {
  expect(toDurationMs(1_795_000_000_000_000_000n, 1_795_000_000_000_000_001n)).toBe(0.000_001);
});
