import type { Timeline, TimeWindow } from '../timeline.ts';
import type { HeatScale } from './heat-scale.ts';
import type { SpanMarks } from './span-marks.ts';

/** Everything beside the span itself that its bar is drawn from. */
export interface WaterfallLook {
  readonly timeline: Timeline;
  readonly window: TimeWindow;
  /** Spans to point out: those that made the trace take as long as it did. Absent where nobody asked. */
  readonly criticalIds?: ReadonlySet<string> | undefined;
  readonly heat?: HeatScale | undefined;
  readonly marks: ReadonlyMap<string, SpanMarks>;
}
