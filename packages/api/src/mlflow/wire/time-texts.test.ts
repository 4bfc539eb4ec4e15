import { describe, expect, it } from 'vitest';

import { parseDurationMs, toDuration } from './duration.ts';
import { parseTimestampMs, toTimestamp } from './timestamp.ts';

describe('times on the wire', () => {
  it.each([
    ['2025-06-15T14:07:41.282Z', 1_749_996_461_282n],
    ['2025-06-15T16:07:41+02:00', 1_749_996_461_000n],
    ['2025-06-15t14:07:41.282999999z', 1_749_996_461_282n],
    ['1969-12-31T23:59:59.500Z', -500n],
  ])('should read %s', (text, expected) => {
    expect(parseTimestampMs(text)).toBe(expected);
  });

  it.each(['yesterday', '2025-06-15', '2025-13-15T14:07:41Z', '', 5, null])(
    'should not take %s for a time',
    (value) => {
      expect(parseTimestampMs(value)).toBeUndefined();
    },
  );

  it('should write a fraction only where there is one', () => {
    expect(toTimestamp(1_749_996_461_282n)).toBe('2025-06-15T14:07:41.282Z');
    expect(toTimestamp(1_749_996_461_000n)).toBe('2025-06-15T14:07:41Z');
  });

  it.each([
    ['1.234s', 1234n, '1.234s'],
    ['0.5s', 500n, '0.500s'],
    ['3s', 3000n, '3s'],
    ['0s', 0n, '0s'],
    ['-0.250s', -250n, '-0.250s'],
    ['1.2345678s', 1234n, '1.234s'],
  ])('should read and write the duration %s', (text, durationMs, written) => {
    expect(parseDurationMs(text)).toBe(durationMs);
    expect(toDuration(durationMs)).toBe(written);
  });

  it.each(['1', '1.s', 's', '1 s', {}])('should not take %s for a duration', (value) => {
    expect(parseDurationMs(value)).toBeUndefined();
  });
});
