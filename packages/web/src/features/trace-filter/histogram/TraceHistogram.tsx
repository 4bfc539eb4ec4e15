import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useMemo, useRef } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { formatCount } from '../../../format/tokens.ts';
import { useWidth } from '../../../ui/use-width.ts';
import { traceHistogramQuery } from '../queries.ts';
import { formatTimeRange, type TimeRange } from '../time/format-time-range.ts';
import { NO_TIME, type TraceFilterControl } from '../use-trace-filter.ts';
import { HistogramAxis } from './HistogramAxis.tsx';
import { HistogramBars } from './HistogramBars.tsx';
import { HistogramTable } from './HistogramTable.tsx';
import { HistogramTip } from './HistogramTip.tsx';
import { toBarRange, toHistogramBars } from './to-histogram-bars.ts';
import { useBarSelection } from './use-bar-selection.ts';

export interface TraceHistogramProps {
  readonly experimentId: string;
  readonly control: TraceFilterControl;
}

const HEIGHT = 44;

/** When the traces of the list started, by state. Drag over a stretch of time to see only that. */
export function TraceHistogram({ experimentId, control }: TraceHistogramProps) {
  const { client } = useGander();
  const { url, counted, change } = control;
  const { data } = useQuery(traceHistogramQuery(client, experimentId, counted));
  const bars = useMemo(() => (data === undefined ? [] : toHistogramBars(data)), [data]);
  const plane = useRef<HTMLDivElement>(null);
  const width = useWidth(plane);
  /** The time before it was narrowed here, by the time that came out of it. */
  const before = useRef<{ readonly to: string; readonly time: TimeRange }>(undefined);
  const selection = useBarSelection(bars.length, (one, other) => {
    const range = toBarRange(bars, one, other);
    if (range === undefined) return;
    const { range: relative, from, to } = url;
    const time = relative === undefined ? { ...(from && { from }), ...(to && { to }) } : { range: relative };
    before.current = { to: range.to, time };
    change({ ...NO_TIME, ...range });
  });
  const { at, from } = selection;
  const bar = at === undefined ? undefined : bars[at];
  const total = bars.reduce((sum, one) => sum + one.total, 0);
  const failed = bars.reduce((sum, one) => sum + one.error, 0);
  const range = toBarRange(bars, 0, bars.length - 1);
  return (
    <figure
      aria-label="Traces over time"
      className="relative shrink-0 border-b border-line bg-surface px-3 pt-2 pb-0.5"
    >
      <figcaption className="sr-only">
        {`${formatCount(total)} traces, ${formatCount(failed)} with errors, ${range === undefined ? '' : formatTimeRange(range)}. `}
        Arrow keys step through the bars, Shift and arrow chooses a stretch, Enter shows only that.
      </figcaption>
      <div
        ref={plane}
        role="application"
        aria-roledescription="histogram"
        aria-label="Traces over time: drag to select a time range"
        tabIndex={0}
        {...selection.handlers}
        className="relative cursor-crosshair touch-pan-y select-none"
        style={{ height: HEIGHT }}
      >
        {width > 0 && <HistogramBars bars={bars} width={width} height={HEIGHT} />}
        {at !== undefined && bars.length > 0 && (
          <span
            aria-hidden
            data-selection={from !== undefined || undefined}
            className={`pointer-events-none absolute inset-y-0 ${from === undefined ? 'bg-ink/8' : 'border-x border-accent bg-accent/20'}`}
            style={{
              left: `${(Math.min(at, from ?? at) / bars.length) * 100}%`,
              width: `${((Math.abs(at - (from ?? at)) + 1) / bars.length) * 100}%`,
            }}
          />
        )}
        {bar !== undefined && <HistogramTip bars={bars} at={at ?? 0} from={from} />}
      </div>
      <HistogramAxis bars={bars} width={width} />
      {(url.from !== undefined || url.to !== undefined) && (
        <button
          type="button"
          onClick={() => {
            change({ ...NO_TIME, ...(before.current?.to === url.to && before.current?.time) });
          }}
          className="absolute top-1.5 right-3 inline-flex h-6 items-center gap-1 rounded-md border border-line bg-raised px-1.5 text-xs text-ink-soft hover:text-ink"
        >
          <RotateCcw size={11} />
          Reset zoom
        </button>
      )}
      {data !== undefined && <HistogramTable bars={bars} />}
    </figure>
  );
}
