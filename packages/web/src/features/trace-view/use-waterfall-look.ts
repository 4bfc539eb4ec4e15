import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { findCriticalPath } from '@gander/core/trace/find-critical-path';
import { useMemo } from 'react';

import { useTracePlace } from './trace-place.ts';
import type { Timeline, TimeWindow } from './timeline.ts';
import { createHeatScale } from './tree/heat-scale.ts';
import type { SpanMarks } from './tree/span-marks.ts';
import type { WaterfallLook } from './tree/waterfall-look.ts';

export interface WaterfallLookInput {
  readonly spans: readonly SpanRowBody[];
  readonly timeline: Timeline;
  readonly window: TimeWindow;
  readonly marks: ReadonlyMap<string, SpanMarks>;
}

/** How bars are drawn, by what the URL asks for. */
export function useWaterfallLook({ spans, timeline, window, marks }: WaterfallLookInput): WaterfallLook {
  const { critical, heat } = useTracePlace().url;
  const criticalIds = useMemo(() => (critical === '1' ? findCriticalPath(spans) : undefined), [spans, critical]);
  const scale = useMemo(() => (heat === undefined ? undefined : createHeatScale(spans, heat)), [spans, heat]);
  return useMemo(
    () => ({ timeline, window, criticalIds, heat: scale, marks }),
    [timeline, window, criticalIds, scale, marks],
  );
}
