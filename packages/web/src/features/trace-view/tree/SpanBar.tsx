import type { SpanRowBody } from '@gander/api/gander/schemas';
import clsx from 'clsx';
import type { CSSProperties } from 'react';

import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import { type Bar, toBar, toPercent } from '../timeline.ts';
import type { SpanMarks } from './span-marks.ts';
import type { WaterfallLook } from './waterfall-look.ts';

export interface SpanBarProps {
  readonly span: SpanRowBody;
  readonly look: WaterfallLook;
}

/** Beyond this the label stands left of the bar. */
const LABEL_RIGHT_MAX_PERCENT = 76;
const LABEL_LEFT_MIN_PERCENT = 24;

const HEAT_CLASSES = ['bg-heat-1', 'bg-heat-1', 'bg-heat-2', 'bg-heat-3', 'bg-heat-4', 'bg-heat-5'] as const;

/** When and how long, as a bar on the time axis, with the duration beside it. */
export function SpanBar({ span, look }: SpanBarProps) {
  const bar = toBar(span, look.timeline, look.window);
  const isCritical = look.criticalIds?.has(span.spanId);
  const marks = look.marks.get(span.spanId);
  return (
    <div
      role="gridcell"
      aria-label={isCritical === true ? `${toSpokenText(bar)}, on the critical path` : toSpokenText(bar)}
      className="relative mx-2 h-full min-w-0 flex-1 overflow-hidden"
    >
      <div
        style={{ left: `${bar.leftPercent}%`, width: `max(2px, ${bar.widthPercent}%)` }}
        className={clsx(
          'absolute top-1.5 bottom-1.5 rounded-sm',
          toBarClass(span, look),
          bar.isOpen && 'bar-open',
          isCritical === false && 'opacity-30',
        )}
      />
      {marks !== undefined && <Marks span={span} marks={marks} look={look} />}
      {span.status === 'ERROR' && look.heat !== undefined && (
        <span style={{ left: `${bar.leftPercent}%` }} className="absolute top-1 bottom-1 w-1 rounded-sm bg-error" />
      )}
      <BarLabel bar={bar} />
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

interface LabelPlace {
  readonly isInside: boolean;
  /** The bar is out of sight, on this side. */
  readonly side?: 'before' | 'behind';
  readonly style: CSSProperties;
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

export function BarLabel({ bar, text }: { readonly bar: Bar; readonly text?: string }) {
  const place = toLabelPlace(bar);
  return (
    <span
      style={place.style}
      className={clsx(
        'tabular pointer-events-none absolute top-0 px-1.5 text-2xs leading-[26px] whitespace-nowrap',
        place.isInside ? 'text-surface' : 'text-ink-faint',
      )}
    >
      {place.side === 'before' && '‹ '}
      {text ?? (bar.durationMs === undefined ? 'running' : formatDuration(bar.durationMs))}
      {place.side === 'behind' && ' ›'}
    </span>
  );
}

function toLabelPlace({ leftPercent, widthPercent }: Bar): LabelPlace {
  const left = Math.max(0, leftPercent);
  const right = Math.min(100, leftPercent + widthPercent);
  // Not in sight: the label says on which side it is.
  if (right <= 0) return { isInside: false, side: 'before', style: { left: '0%' } } as const;
  if (left >= 100) return { isInside: false, side: 'behind', style: { right: '0%' } } as const;
  if (right <= LABEL_RIGHT_MAX_PERCENT) return { isInside: false, style: { left: `${right}%` } };
  if (left >= LABEL_LEFT_MIN_PERCENT) return { isInside: false, style: { right: `${100 - left}%` } };
  return { isInside: true, style: { left: `${left}%` } };
}

function toSpokenText(bar: Bar): string {
  const started = `starts ${formatDuration(bar.offsetMs)} in`;
  return bar.durationMs === undefined
    ? `${started}, has not ended`
    : `${started}, takes ${formatDuration(bar.durationMs)}`;
}
