import type { TimeWindow } from '../timeline.ts';

/** A millionth of the trace, or 50 ns: closer there is nothing to see. */
const MIN_SHARE = 1e-6;
const MIN_WIDTH_MS = 0.000_05;

export const ZOOM_STEP = 1.6;

/** Of a window, what lies inside a timeline of this length; never narrower than there is something to see. */
export function clampWindow({ fromMs, toMs }: TimeWindow, durationMs: number): TimeWindow {
  const minMs = Math.min(durationMs, Math.max(MIN_WIDTH_MS, durationMs * MIN_SHARE));
  const widthMs = Math.min(durationMs, Math.max(minMs, toMs - fromMs));
  const from = Math.min(Math.max(0, fromMs), durationMs - widthMs);
  return { fromMs: from, toMs: from + widthMs };
}

export interface ZoomStep {
  /** Above 1 comes closer. */
  readonly factor: number;
  /** The moment that stays where it is. Absent: the middle. */
  readonly atMs?: number;
}

export function zoomWindow(window: TimeWindow, durationMs: number, { factor, atMs }: ZoomStep): TimeWindow {
  const at = atMs ?? (window.fromMs + window.toMs) / 2;
  const fromMs = at - (at - window.fromMs) / factor;
  const toMs = at + (window.toMs - at) / factor;
  return clampWindow({ fromMs, toMs }, durationMs);
}

/** Moves a window by a share of its own width, to later times where that is above 0. */
export function panWindow(window: TimeWindow, durationMs: number, share: number): TimeWindow {
  const byMs = (window.toMs - window.fromMs) * share;
  return clampWindow({ fromMs: window.fromMs + byMs, toMs: window.toMs + byMs }, durationMs);
}

/** Between two moments in any order. */
export function toWindow(oneMs: number, otherMs: number, durationMs: number): TimeWindow {
  return clampWindow({ fromMs: Math.min(oneMs, otherMs), toMs: Math.max(oneMs, otherMs) }, durationMs);
}

export function isWhole({ fromMs, toMs }: TimeWindow, durationMs: number): boolean {
  return fromMs <= 0 && toMs >= durationMs;
}

const DIGITS = 6;

/** For the URL: `1200.5-3400`. Nothing for all of the timeline, which may still grow. */
export function toZoomParam(window: TimeWindow, durationMs: number): string | undefined {
  if (isWhole(window, durationMs)) return undefined;
  return `${toText(Math.max(0, window.fromMs))}-${toText(window.toMs)}`;
}

export function parseZoomParam(param: string | undefined, durationMs: number): TimeWindow {
  const [from = Number.NaN, to = Number.NaN] = (param ?? '').split('-').map(Number);
  if (!(from < to) || from >= durationMs) return { fromMs: 0, toMs: durationMs };
  return clampWindow({ fromMs: from, toMs: to }, durationMs);
}

function toText(ms: number): string {
  return String(Number(ms.toFixed(DIGITS)));
}
