import { describe, expect, test } from 'vitest';

import { centreWindow, dragWindow, type Grip } from './minimap-drag.ts';

const WINDOW = { fromMs: 400, toMs: 600 };
const drag = (grip: Grip, pressMs: number, atMs: number) => dragWindow({ grip, window: WINDOW, pressMs, atMs }, 1000);

describe('a drag on the minimap', () => {
  test('outside of the window chooses a new one, in either direction', () => {
    expect(drag('outside', 100, 300)).toEqual({ fromMs: 100, toMs: 300 });
    expect(drag('outside', 900, 700)).toEqual({ fromMs: 700, toMs: 900 });
  });

  test('of an edge leaves the other one where it is', () => {
    expect(drag('from', 400, 250)).toEqual({ fromMs: 250, toMs: 600 });
    expect(drag('to', 600, 1000)).toEqual({ fromMs: 400, toMs: 1000 });
  });

  test('of an edge over the other one turns the window around', () => {
    expect(drag('from', 400, 800)).toEqual({ fromMs: 600, toMs: 800 });
    expect(drag('to', 600, 100)).toEqual({ fromMs: 100, toMs: 400 });
  });

  test('of the window moves it as it is, up to the ends', () => {
    expect(drag('window', 450, 550)).toEqual({ fromMs: 500, toMs: 700 });
    expect(drag('window', 450, 0)).toEqual({ fromMs: 0, toMs: 200 });
  });
});

test('a click brings the window there', () => {
  expect(centreWindow(WINDOW, 300, 1000)).toEqual({ fromMs: 200, toMs: 400 });
  expect(centreWindow(WINDOW, 990, 1000)).toEqual({ fromMs: 800, toMs: 1000 });
});
