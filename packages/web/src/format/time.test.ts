import { describe, expect, test } from 'vitest';

import { formatExactTime, formatMillisecondTime, formatRelativeTime, toUnixMs } from './time.ts';

const NOW_MS = new Date(2026, 10, 21, 12, 0, 0).getTime();

describe('formatRelativeTime', () => {
  test.each([
    [0, 'just now'],
    [42_000, '42s ago'],
    [5 * 60_000 + 59_000, '5m ago'],
    [3 * 3_600_000, '3h ago'],
    [6 * 86_400_000, '6d ago'],
    [8 * 86_400_000, '2026-11-13'],
    [-30_000, 'in 30s'],
  ])('%d ms ago reads %s', (ageMs, expected) => {
    expect(formatRelativeTime(NOW_MS - ageMs, NOW_MS)).toBe(expected);
  });
});

describe('formatExactTime', () => {
  test('keeps the nanoseconds', () => {
    const unixNano = BigInt(NOW_MS) * 1_000_000n + 123_456_789n;
    expect(formatExactTime(unixNano)).toBe('2026-11-21 12:00:00.123456789');
  });

  test('counts nanoseconds forward before 1970 too', () => {
    expect(formatExactTime(-1n)).toMatch(/\.999999999$/);
  });

  test('shows a moment beyond any calendar as it is', () => {
    expect(formatExactTime(99_999_999_999_999_999_999_999n)).toBe('99999999999999999999999 ns');
  });
});

test('a moment in milliseconds loses only what it must', () => {
  expect(toUnixMs(1_795_000_000_123_999_999n)).toBe(1_795_000_000_123);
});

describe('formatMillisecondTime', () => {
  test('keeps three digits of the second', () => {
    const unixNano = BigInt(new Date(2026, 10, 21, 12, 0, 0).getTime()) * 1_000_000n + 123_456_789n;
    expect(formatMillisecondTime(unixNano)).toBe('2026-11-21 12:00:00.123');
    expect(formatMillisecondTime(99_999_999_999_999_999_999_999n)).toBe('99999999999999999999999 ns');
  });
});
