import { expect, it } from 'vitest';

import { toFirstView, toFitting, zoomAt } from './use-viewport.ts';

const FRAME = { width: 800, height: 600 };

it('fits a graph into the middle, and blows none up', () => {
  expect(toFitting({ width: 1600, height: 600 }, FRAME)).toEqual({ x: 0, y: 150, zoom: 0.5 });
  expect(toFitting({ width: 100, height: 100 }, FRAME).zoom).toBeLessThan(1.2);
});

it('first shows the beginning of a graph that would be too small to read', () => {
  const wide = { width: 16_000, height: 600, start: { x: 8000, y: 0 } };
  const { x, zoom } = toFirstView(wide, FRAME);
  expect(zoom).toBe(0.4);
  expect(x + wide.start.x * zoom).toBe(400);
  expect(toFirstView({ ...wide, start: { x: 0, y: 0 } }, FRAME).x).toBe(0);
});

it('zooms around the pointer', () => {
  const before = { x: 10, y: 20, zoom: 1 };
  const at = { x: 110, y: 220 };
  const after = zoomAt(before, at, 2);
  expect(after.zoom).toBe(2);
  expect((at.x - after.x) / after.zoom).toBe((at.x - before.x) / before.zoom);
  expect(zoomAt(before, at, 1000).zoom).toBeLessThan(5);
});
