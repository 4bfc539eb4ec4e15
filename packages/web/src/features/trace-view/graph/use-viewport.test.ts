import { expect, it } from 'vitest';

import { NODE_HEIGHT, NODE_WIDTH } from './graph-layout.ts';
import { toFirstView, toFitting, zoomAt } from './use-viewport.ts';

const FRAME = { width: 800, height: 600 };

it('fits a graph into the middle, and blows none up', () => {
  expect(toFitting({ width: 1600, height: 600 }, FRAME)).toEqual({ x: 0, y: 150, zoom: 0.5 });
  expect(toFitting({ width: 100, height: 100 }, FRAME).zoom).toBeLessThan(1.2);
});

it('first shows the beginning of a graph that would be too small to read', () => {
  const wide = { width: 16_000, height: 600, start: { x: 8000, y: 0 } };
  const { x, zoom } = toFirstView(wide, FRAME);
  expect(zoom).toBe(0.5);
  expect(x + wide.start.x * zoom).toBe(400);
  expect(toFirstView({ ...wide, start: { x: 0, y: 0 } }, FRAME).x).toBe(0);
});

it.each([
  ['at the top', { x: 560, y: 45 }],
  ['at the right border', { x: 1026, y: 400 }],
])('on a telephone can be read, with the node to start from in sight: %s', (_, start) => {
  const frame = { width: 390, height: 590 };
  const { x, y, zoom } = toFirstView({ width: 1150, height: 640, start }, frame);
  // Names are 13 pixels high.
  expect(13 * zoom).toBeGreaterThan(9);
  const middle = { x: x + start.x * zoom, y: y + start.y * zoom };
  const half = { width: (NODE_WIDTH / 2) * zoom, height: (NODE_HEIGHT / 2) * zoom };
  expect(middle.x - half.width).toBeGreaterThanOrEqual(0);
  expect(middle.x + half.width).toBeLessThanOrEqual(frame.width);
  expect(middle.y - half.height).toBeGreaterThanOrEqual(0);
  expect(middle.y + half.height).toBeLessThanOrEqual(frame.height);
});

it('zooms around the pointer', () => {
  const before = { x: 10, y: 20, zoom: 1 };
  const at = { x: 110, y: 220 };
  const after = zoomAt(before, at, 2);
  expect(after.zoom).toBe(2);
  expect((at.x - after.x) / after.zoom).toBe((at.x - before.x) / before.zoom);
  expect(zoomAt(before, at, 1000).zoom).toBeLessThan(5);
});
