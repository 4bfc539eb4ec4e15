import type { SpanRowBody } from '@gander/api/gander/schemas';
import clsx from 'clsx';

import { formatDuration } from '../../../format/duration.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import { type Bar, type Timeline, toBar } from '../timeline.ts';

export interface SpanBarProps {
  readonly span: SpanRowBody;
  readonly timeline: Timeline;
}

/** Beyond this the label stands left of the bar. */
const LABEL_RIGHT_MAX_PERCENT = 76;
const LABEL_LEFT_MIN_PERCENT = 24;

/** When and how long, as a bar on the time axis, with the duration beside it. */
export function SpanBar({ span, timeline }: SpanBarProps) {
  const bar = toBar(span, timeline);
  const { barClass } = toSpanTypeLook(span.type);
  const place = toLabelPlace(bar);
  const isCritical = timeline.criticalIds?.has(span.spanId);
  return (
    <div
      role="gridcell"
      className="relative mx-2 h-full min-w-0 flex-1"
      title={isCritical === true ? `${toHoverText(bar)}; on the critical path` : toHoverText(bar)}
    >
      <div
        style={{ left: `${bar.leftPercent}%`, width: `max(2px, ${bar.widthPercent}%)` }}
        className={clsx(
          'absolute top-1.5 bottom-1.5 rounded-sm',
          span.status === 'ERROR' ? 'bg-error' : barClass,
          bar.isOpen && 'bar-open',
          isCritical === false && 'opacity-30',
        )}
      />
      <span
        style={place.style}
        className={clsx(
          'tabular pointer-events-none absolute top-0 px-1.5 text-2xs leading-[26px] whitespace-nowrap',
          place.isInside ? 'text-surface' : 'text-ink-faint',
        )}
      >
        {bar.durationMs === undefined ? 'running' : formatDuration(bar.durationMs)}
      </span>
    </div>
  );
}

function toLabelPlace({ leftPercent, widthPercent }: Bar) {
  const rightPercent = leftPercent + widthPercent;
  if (rightPercent <= LABEL_RIGHT_MAX_PERCENT) return { isInside: false, style: { left: `${rightPercent}%` } };
  if (leftPercent >= LABEL_LEFT_MIN_PERCENT) return { isInside: false, style: { right: `${100 - leftPercent}%` } };
  return { isInside: true, style: { left: `${leftPercent}%` } };
}

function toHoverText(bar: Bar): string {
  const started = `starts ${formatDuration(bar.offsetMs)} in`;
  return bar.durationMs === undefined
    ? `${started}, has not ended`
    : `${started}, takes ${formatDuration(bar.durationMs)}`;
}
