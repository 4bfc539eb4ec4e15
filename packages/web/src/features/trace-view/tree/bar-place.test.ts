import { describe, expect, test } from 'vitest';

import { type DrawnBar, toBarPlace } from './bar-place.ts';

const CELL_PX = 500;

describe('of every bar in the window at least two pixels are seen', () => {
  test.each([
    ['of no length at the end', 100, 0],
    ['just before the end', 99.99, 0.01],
    ['from just before the end to behind it', 99.99, 2.01],
    ['that reaches just into the window', -2, 2.01],
    ['of no length at the beginning', 0, 0],
    ['of no length in the middle', 50, 0],
    ['of the whole window', -2, 104],
  ])('%s', (_, leftPercent, widthPercent) => {
    const place = drawn(toBarPlace({ leftPercent, widthPercent }));
    const start = toPx(place.start);
    const seenPx = Math.min(CELL_PX, start + toPx(place.width)) - Math.max(0, start);
    expect(seenPx).toBeGreaterThanOrEqual(2);
  });

  test('and it stands where it ran', () => {
    const place = drawn(toBarPlace({ leftPercent: 30, widthPercent: 40 }));
    expect([toPx(place.start), toPx(place.width)]).toEqual([150, 200]);
  });
});

test('what is outside of the window is on one of its sides', () => {
  expect(toBarPlace({ leftPercent: -2, widthPercent: 0 })).toBe('before');
  expect(toBarPlace({ leftPercent: -2, widthPercent: 2 })).toBe('before');
  expect(toBarPlace({ leftPercent: 102, widthPercent: 0 })).toBe('behind');
});

test.each([
  [10, 20, 'right'],
  [60, 30, 'left'],
  [10, 80, 'inside'],
])('a bar at %d of %d has its label %s', (leftPercent, widthPercent, label) => {
  expect(drawn(toBarPlace({ leftPercent, widthPercent })).label).toBe(label);
});

function drawn(place: ReturnType<typeof toBarPlace>): DrawnBar {
  if (typeof place === 'string') throw new Error(`It is ${place} the window.`);
  return place;
}

/** Of the lengths that occur here: `min()` and `max()` of sums of percent and pixels. */
function toPx(length: string): number {
  const call = /^(min|max)\((.*), (.*)\)$/.exec(length);
  if (call !== null) return Math[call[1] as 'min' | 'max'](toPx(call[2] ?? ''), toPx(call[3] ?? ''));
  return length
    .replaceAll(' - ', ' + -')
    .split(' + ')
    .reduce((sum, part) => sum + Number.parseFloat(part) * (part.endsWith('%') ? CELL_PX / 100 : 1), 0);
}
