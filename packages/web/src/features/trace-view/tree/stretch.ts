import type { TimeWindow } from '../timeline.ts';

/** Less than this is a click. */
const MIN_DRAG_PX = 4;

/** Where a window is drawn, in CSS pixels. */
export interface Strip {
  readonly left: number;
  readonly width: number;
}

/** Where a pointer went down, and where it is. */
export interface PointerWay {
  readonly pressX: number;
  readonly x: number;
}

/** The moment that is drawn at `x`; beside the strip, its nearest end. */
export function toMoment(x: number, { left, width }: Strip, { fromMs, toMs }: TimeWindow): number {
  const share = width <= 0 ? 0 : Math.min(1, Math.max(0, (x - left) / width));
  return fromMs + share * (toMs - fromMs);
}

/** The stretch of time that a pointer was dragged over, in either direction; nothing for a click. */
export function toStretch(way: PointerWay, strip: Strip, window: TimeWindow): TimeWindow | undefined {
  if (!isDrag(way)) return undefined;
  const pressMs = toMoment(way.pressX, strip, window);
  const atMs = toMoment(way.x, strip, window);
  return { fromMs: Math.min(pressMs, atMs), toMs: Math.max(pressMs, atMs) };
}

export function isDrag({ pressX, x }: PointerWay): boolean {
  return Math.abs(x - pressX) >= MIN_DRAG_PX;
}
