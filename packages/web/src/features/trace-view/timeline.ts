import type { SpanRowBody } from '@gander/api/gander/span-schemas';

import { toDurationMs } from '../../format/duration.ts';

/** The stretch of time that a trace takes: from the earliest start to the latest end of any span. */
export interface Timeline {
  readonly startUnixNano: bigint;
  readonly durationMs: number;
}

/** A stretch of a timeline, in milliseconds from its start. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A span's place in a window, in percent of its width; may begin before it and end behind it. */
export interface Bar {
  readonly leftPercent: number;
  readonly widthPercent: number;
  /** Has not ended: drawn to the end of the timeline. */
  readonly isOpen: boolean;
  readonly offsetMs: number;
  /** `undefined` while open. Negative where the clocks of a distributed trace disagree. */
  readonly durationMs: number | undefined;
}

type TimedSpan = Pick<SpanRowBody, 'startUnixNano' | 'endUnixNano'>;

export function toTimeline(spans: readonly TimedSpan[]): Timeline {
  const first = spans[0];
  if (first === undefined) return { startUnixNano: 0n, durationMs: 0 };
  let start = first.startUnixNano;
  let end = first.startUnixNano;
  for (const { startUnixNano, endUnixNano } of spans) {
    if (startUnixNano < start) start = startUnixNano;
    const last = endUnixNano ?? startUnixNano;
    if (last > end) end = last;
  }
  return { startUnixNano: start, durationMs: toDurationMs(start, end) };
}

/** How far beyond the window a bar is drawn: enough to look cut off, little enough for a browser to draw exactly. */
const OUTSIDE_PERCENT = 2;

export function toBar(
  span: TimedSpan,
  timeline: Timeline,
  window: TimeWindow = { fromMs: 0, toMs: timeline.durationMs },
): Bar {
  const offsetMs = toDurationMs(timeline.startUnixNano, span.startUnixNano);
  const isOpen = span.endUnixNano === null;
  const durationMs = span.endUnixNano === null ? undefined : toDurationMs(span.startUnixNano, span.endUnixNano);
  const endMs = offsetMs + Math.max(0, durationMs ?? timeline.durationMs - offsetMs);
  const left = toPercent(offsetMs, window);
  const right = toPercent(endMs, window);
  return { leftPercent: left, widthPercent: right - left, isOpen, offsetMs, durationMs };
}

/** Where a moment stands in a window; moments outside stand just outside. */
export function toPercent(offsetMs: number, { fromMs, toMs }: TimeWindow): number {
  const widthMs = toMs - fromMs;
  if (widthMs <= 0) return 0;
  const percent = ((offsetMs - fromMs) / widthMs) * 100;
  return Math.min(100 + OUTSIDE_PERCENT, Math.max(-OUTSIDE_PERCENT, percent));
}

const STEPS = [1, 2, 5, 10] as const;
/** A trace of a little more than 10 s has a tick at 5 s, too. */
const STEP_SLACK = 0.92;

/** Round moments of a window, about `wanted` of them, in milliseconds from the start of the timeline. */
export function toTicks({ fromMs, toMs }: TimeWindow, wanted: number): readonly number[] {
  const widthMs = toMs - fromMs;
  if (widthMs <= 0 || wanted < 1) return [fromMs];
  const rough = widthMs / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const stepMs = magnitude * (STEPS.find((step) => step * magnitude >= rough * STEP_SLACK) ?? 10);
  const first = Math.ceil(fromMs / stepMs - 1e-9);
  const last = Math.floor((fromMs + widthMs * 0.999) / stepMs);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * stepMs);
}
