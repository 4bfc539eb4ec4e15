import { describe, expect, it } from 'vitest';

import { listTicks } from './list-ticks.ts';

const at = (...parts: [number, number, number?, number?]) =>
  new Date(2026, 10, parts[0], parts[1], parts[2] ?? 0, parts[3] ?? 0).getTime();

describe('listTicks', () => {
  it('should stand at round times', () => {
    const ticks = listTicks(at(21, 8, 33), at(21, 18, 33), 6);
    expect(ticks.map(({ label }) => label)).toEqual(['10:00', '12:00', '14:00', '16:00', '18:00']);
    expect(ticks[0]?.share).toBeCloseTo(87 / 600);
  });

  it('should name the day at midnight, and days alone where they are the step', () => {
    expect(listTicks(at(20, 20), at(21, 6), 4).map(({ label }) => label)).toEqual([
      '21:00',
      '21 Nov',
      '03:00',
      '06:00',
    ]);
    expect(listTicks(at(1, 5), at(9, 5), 4).map(({ label }) => label)).toEqual(['3 Nov', '5 Nov', '7 Nov', '9 Nov']);
    expect(listTicks(at(1, 5, 0, 1), at(1, 5, 0, 5), 4).map(({ label }) => label)).toHaveLength(4);
  });

  it('should draw nothing without room or time', () => {
    expect(listTicks(5, 5, 4)).toEqual([]);
    expect(listTicks(0, 5, 0)).toEqual([]);
  });
});
