import type { SpanRowBody } from '@gander/api/gander/schemas';

import { toDurationMs } from '../../format/duration.ts';

/** The stretch of time that a waterfall shows: from the earliest start to the latest end of any span. */
export interface Timeline {
  readonly startUnixNano: bigint;
  readonly durationMs: number;
  /** Spans to point out: those that made the trace take as long as it did. Absent where nobody asked. */
  readonly criticalIds?: ReadonlySet<string>;
}

/** A span's place on the timeline, in percent of its width. */
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

export function toBar(span: TimedSpan, timeline: Timeline): Bar {
  const offsetMs = toDurationMs(timeline.startUnixNano, span.startUnixNano);
  const isOpen = span.endUnixNano === null;
  const durationMs = span.endUnixNano === null ? undefined : toDurationMs(span.startUnixNano, span.endUnixNano);
  const shownMs = Math.max(0, durationMs ?? timeline.durationMs - offsetMs);
  const scale = timeline.durationMs === 0 ? 0 : 100 / timeline.durationMs;
  return { leftPercent: offsetMs * scale, widthPercent: shownMs * scale, isOpen, offsetMs, durationMs };
}

const STEPS = [1, 2, 5, 10] as const;

/** Round moments between start and end, about `wanted` of them, in milliseconds from the start. The start is one. */
export function toTicks(durationMs: number, wanted: number): readonly number[] {
  if (durationMs <= 0 || wanted < 1) return [0];
  const rough = durationMs / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const stepMs = magnitude * (STEPS.find((step) => step * magnitude >= rough) ?? 10);
  const count = Math.floor((durationMs * 0.999) / stepMs) + 1;
  return Array.from({ length: count }, (_, index) => index * stepMs);
}
