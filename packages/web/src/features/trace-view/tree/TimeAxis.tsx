import { useRef } from 'react';

import { formatDuration } from '../../../format/duration.ts';
import { useWidth } from '../../../ui/use-width.ts';
import { type Timeline, toTicks } from '../timeline.ts';

/** Room for a label. */
const TICK_WIDTH = 76;

/** Round moments above the bars, as many as have room. */
export function TimeAxis({ timeline: { durationMs } }: { readonly timeline: Timeline }) {
  const axis = useRef<HTMLDivElement>(null);
  const width = useWidth(axis);
  const lastLabelMs = durationMs * (1 - (TICK_WIDTH * 0.6) / Math.max(width, 1));
  return (
    <div ref={axis} aria-hidden className="relative mx-2 h-full min-w-0 flex-1 overflow-hidden">
      {width > 0 &&
        toTicks(durationMs, Math.max(1, Math.floor(width / TICK_WIDTH))).map((tickMs) => (
          <span
            key={tickMs}
            style={{ left: `${durationMs === 0 ? 0 : (tickMs / durationMs) * 100}%` }}
            className="tabular absolute top-0 h-full border-l border-line-strong pl-1 text-2xs leading-6 whitespace-nowrap text-ink-faint"
          >
            {tickMs <= Math.max(0, lastLabelMs) && formatDuration(tickMs)}
          </span>
        ))}
    </div>
  );
}
