import { describe, expect, test } from 'vitest';

import { clampWindow, isWhole, panWindow, parseZoomParam, toWindow, toZoomParam, zoomWindow } from './zoom.ts';

const ALL = { fromMs: 0, toMs: 1000 };

describe('zooming', () => {
  test('keeps the moment under the pointer where it is', () => {
    expect(zoomWindow(ALL, 1000, { factor: 2, atMs: 250 })).toEqual({ fromMs: 125, toMs: 625 });
    expect(zoomWindow({ fromMs: 125, toMs: 625 }, 1000, { factor: 0.5, atMs: 250 })).toEqual(ALL);
  });

  test('never leaves the trace', () => {
    expect(zoomWindow({ fromMs: 900, toMs: 1000 }, 1000, { factor: 0.2, atMs: 990 }).toMs).toBe(1000);
    expect(zoomWindow(ALL, 1000, { factor: 0.01 })).toEqual(ALL);
  });

  test('ends where there is nothing more to see', () => {
    const closest = zoomWindow(ALL, 1000, { factor: 1e12, atMs: 500 });
    expect(closest.toMs - closest.fromMs).toBeCloseTo(0.001, 6);
  });

  test('a trace without length has nothing to zoom into', () => {
    expect(zoomWindow({ fromMs: 0, toMs: 0 }, 0, { factor: 2 })).toEqual({ fromMs: 0, toMs: 0 });
  });
});

test('panning moves by a share of what is shown, up to the ends', () => {
  const window = { fromMs: 400, toMs: 600 };
  expect(panWindow(window, 1000, 0.5)).toEqual({ fromMs: 500, toMs: 700 });
  expect(panWindow(window, 1000, -9)).toEqual({ fromMs: 0, toMs: 200 });
  expect(panWindow(window, 1000, 9)).toEqual({ fromMs: 800, toMs: 1000 });
});

test('a stretch is the same from both sides', () => {
  expect(toWindow(700, 300, 1000)).toEqual({ fromMs: 300, toMs: 700 });
  expect(toWindow(-50, 300, 1000)).toEqual({ fromMs: 0, toMs: 350 });
  expect(clampWindow({ fromMs: 0, toMs: 5000 }, 1000)).toEqual(ALL);
});

describe('in the URL', () => {
  test('survives', () => {
    const window = { fromMs: 12.3456, toMs: 840 };
    expect(toZoomParam(window, 1000)).toBe('12.3456-840');
    expect(parseZoomParam(toZoomParam(window, 1000), 1000)).toEqual(window);
  });

  test('all of it is no state, so that it grows with a running trace', () => {
    expect(toZoomParam(ALL, 1000)).toBeUndefined();
    expect(parseZoomParam(undefined, 1500)).toEqual({ fromMs: 0, toMs: 1500 });
  });

  test.each(['5-5', '9-2', '2000-3000', 'x-y'])('%s shows all of it', (param) => {
    expect(isWhole(parseZoomParam(param, 1000), 1000)).toBe(true);
  });
});
