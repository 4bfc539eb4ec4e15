import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import clsx from 'clsx';
import type { CSSProperties } from 'react';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import { type Bar, toBar, toPercent } from '../timeline.ts';
import { type DrawnBar, toBarPlace } from './bar-place.ts';
import type { SpanMarks } from './span-marks.ts';
import type { WaterfallLook } from './waterfall-look.ts';

export interface SpanBarProps {
  readonly span: SpanRowBody;
  readonly look: WaterfallLook;
}

const HEAT_CLASSES = ['bg-heat-1', 'bg-heat-1', 'bg-heat-2', 'bg-heat-3', 'bg-heat-4', 'bg-heat-5'] as const;

/** When and how long, as a bar on the time axis, with the duration beside it. */
export function SpanBar({ span, look }: SpanBarProps) {
  const bar = toBar(span, look.timeline, look.window);
  const isCritical = look.criticalIds?.has(span.spanId);
  const marks = look.marks.get(span.spanId);
  const isFailedInHeat = span.status === 'ERROR' && look.heat !== undefined;
  return (
    <div
      role="gridcell"
      aria-label={isCritical === true ? `${toSpokenText(bar)}, on the critical path` : toSpokenText(bar)}
      className={clsx(BAR_CELL_CLASS, (marks !== undefined || isFailedInHeat) && 'relative')}
    >
      <BarBox
        bar={bar}
        className={clsx(
          'h-3.5',
          toBarClass(span, look),
          bar.isOpen && 'bar-open',
          isCritical === false && 'opacity-30',
        )}
      />
      {marks !== undefined && <Marks span={span} marks={marks} look={look} />}
      {isFailedInHeat && (
        <span
          style={{ left: `min(${bar.leftPercent}%, 100% - 4px)` }}
          className="absolute top-1 bottom-1 w-1 rounded-sm bg-error"
        />
      )}
    </div>
  );
}

function toBarClass(span: SpanRowBody, { heat }: WaterfallLook): string {
  if (heat !== undefined) return HEAT_CLASSES[heat(span) ?? 0] ?? 'bg-line-strong';
  return span.status === 'ERROR' ? 'bg-error' : toSpanTypeLook(span.type).barClass;
}

interface MarksProps {
  readonly span: SpanRowBody;
  readonly marks: SpanMarks;
  readonly look: WaterfallLook;
}

/** More would be a bar of their own. */
const MAX_MARKS = 60;

function Marks({ span, marks, look: { timeline, window } }: MarksProps) {
  const startMs = toDurationMs(timeline.startUnixNano, span.startUnixNano);
  return (
    <>
      {marks.firstTokenMs !== undefined && (
        <span
          data-mark="first-token"
          style={{ left: `${toPercent(startMs + marks.firstTokenMs, window)}%` }}
          className="absolute top-0.5 bottom-0.5 border-l border-dashed border-surface after:absolute after:top-0 after:-left-[3px] after:size-[5px] after:rounded-full after:bg-ink"
        />
      )}
      {marks.events.slice(0, MAX_MARKS).map((event) => (
        <span
          key={event.key}
          data-mark={event.isError ? 'error' : 'event'}
          style={{
            left: `calc(${toPercent(toDurationMs(timeline.startUnixNano, event.timeUnixNano), window)}% - 3px)`,
          }}
          className={clsx(
            'absolute top-[9px] size-2 rotate-45 border border-surface',
            event.isError ? 'bg-error' : 'bg-ink-soft',
          )}
        />
      ))}
    </>
  );
}

/** The cell of a bar: see {@link BarBox}. */
export const BAR_CELL_CLASS = 'mx-2 flex h-full min-w-0 flex-1 items-center overflow-hidden';

const LABEL_CLASS = 'tabular pointer-events-none shrink-0 px-1.5 text-2xs whitespace-nowrap';

interface BarBoxProps {
  readonly bar: Bar;
  readonly className: string;
  /** Instead of the duration. */
  readonly text?: string;
}

/**
 * The bar and what it says. They stand in the flow of the cell, held at their place by margins: a browser keeps a list of
 * everything that is positioned, and goes through it at each step of scrolling.
 */
export function BarBox({ bar, className, text }: BarBoxProps) {
  const { durationMs } = bar;
  const place = toBarPlace(bar);
  const label = text ?? (durationMs === undefined ? 'running' : formatDuration(durationMs));
  // Not in sight: the label says on which side it is.
  if (place === 'before') return <span className={`${LABEL_CLASS} text-ink-faint`}>‹ {label}</span>;
  if (place === 'behind') return <span className={`${LABEL_CLASS} ml-auto text-ink-faint`}>{label} ›</span>;
  const isLabelLeft = place.label === 'left';
  return (
    <>
      <div
        style={{ marginLeft: isLabelLeft ? 0 : place.start, width: place.width }}
        className={clsx('shrink-0 rounded-sm', className)}
      />
      <span
        style={toLabelStyle(place)}
        className={clsx(
          LABEL_CLASS,
          isLabelLeft && 'order-first text-right',
          place.label === 'inside' ? 'text-surface' : 'text-ink-faint',
        )}
      >
        {label}
      </span>
    </>
  );
}

function toLabelStyle({ label, start, seenPercent }: DrawnBar): CSSProperties | undefined {
  // Before the bar, the label is what holds the bar at its place; inside, it begins where the bar is seen to begin.
  if (label === 'left') return { width: start };
  return label === 'inside' ? { marginLeft: `${-seenPercent}%` } : undefined;
}

function toSpokenText(bar: Bar): string {
  const started = `starts ${formatDuration(bar.offsetMs)} in`;
  return bar.durationMs === undefined
    ? `${started}, has not ended`
    : `${started}, takes ${formatDuration(bar.durationMs)}`;
}
