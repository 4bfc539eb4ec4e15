import { describe, expect, test } from 'vitest';

import { toMoment, toStretch } from './stretch.ts';

const STRIP = { left: 100, width: 200 };
const WINDOW = { fromMs: 1000, toMs: 2000 };

describe('from two places of a pointer', () => {
  test('comes the stretch between them, whichever was first', () => {
    expect(toStretch({ pressX: 150, x: 250 }, STRIP, WINDOW)).toEqual({ fromMs: 1250, toMs: 1750 });
    expect(toStretch({ pressX: 250, x: 150 }, STRIP, WINDOW)).toEqual({ fromMs: 1250, toMs: 1750 });
  });

  test('beside the strip, up to its end', () => {
    expect(toStretch({ pressX: 200, x: 900 }, STRIP, WINDOW)).toEqual({ fromMs: 1500, toMs: 2000 });
    expect(toStretch({ pressX: 200, x: -50 }, STRIP, WINDOW)).toEqual({ fromMs: 1000, toMs: 1500 });
  });

  test('a hand that trembles has clicked', () => {
    expect(toStretch({ pressX: 150, x: 153 }, STRIP, WINDOW)).toBeUndefined();
    expect(toStretch({ pressX: 150, x: 146 }, STRIP, WINDOW)).toBeDefined();
  });
});

test('a strip that is not drawn yet has only its beginning', () => {
  expect(toMoment(150, { left: 0, width: 0 }, WINDOW)).toBe(1000);
});
