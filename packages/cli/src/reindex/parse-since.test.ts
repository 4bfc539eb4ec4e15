import { describe, expect, it } from 'vitest';

import { parseSince } from './parse-since.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('parseSince', () => {
  it.each([
    ['7d', '2026-11-14T12:00:00Z'],
    ['12h', '2026-11-21T00:00:00Z'],
    ['90m', '2026-11-21T10:30:00Z'],
    ['2w', '2026-11-07T12:00:00Z'],
    ['0s', '2026-11-21T12:00:00Z'],
    ['2026-10-01', '2026-10-01T00:00:00Z'],
    ['2026-10-01T10:00:00+02:00', '2026-10-01T08:00:00Z'],
  ])('reads %s as %s', (text, expected) => {
    expect(parseSince(text, NOW)).toBe(Date.parse(expected));
  });

  it.each(['', '7', 'd', '7 days', 'yesterday', '2026-13-01', '1e3d', '-1d', '10/01/2026'])('refuses %s', (text) => {
    expect(() => parseSince(text, NOW)).toThrow(/--since must be/);
  });
});
