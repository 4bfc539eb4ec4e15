import type { TimeWindow } from '../timeline.ts';
import { clampWindow, toWindow } from './zoom.ts';

/** What of a minimap the pointer took: an edge of its window, the window, or what is outside of it. */
export const GRIPS = ['from', 'to', 'window', 'outside'] as const;
export type Grip = (typeof GRIPS)[number];

export interface MinimapDrag {
  readonly grip: Grip;
  /** As it was when the pointer went down. */
  readonly window: TimeWindow;
  readonly pressMs: number;
  readonly atMs: number;
}

/** The window that a drag makes: the same one moved, one with another edge, or a new one. */
export function dragWindow({ grip, window, pressMs, atMs }: MinimapDrag, durationMs: number): TimeWindow {
  const { fromMs, toMs } = window;
  if (grip === 'window') {
    const byMs = atMs - pressMs;
    return clampWindow({ fromMs: fromMs + byMs, toMs: toMs + byMs }, durationMs);
  }
  // An edge that is pulled over the other one becomes the other one.
  const heldMs = grip === 'from' ? toMs : grip === 'to' ? fromMs : pressMs;
  return toWindow(heldMs, atMs, durationMs);
}

/** The same window around a moment. */
export function centreWindow({ fromMs, toMs }: TimeWindow, atMs: number, durationMs: number): TimeWindow {
  const halfMs = (toMs - fromMs) / 2;
  return clampWindow({ fromMs: atMs - halfMs, toMs: atMs + halfMs }, durationMs);
}
