import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import clsx from 'clsx';
import { memo } from 'react';

import { formatCost } from '../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../format/duration.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../format/time.ts';
import { toPreviewLine } from '../../format/preview-line.ts';
import { TokenText } from './columns/TokenText.tsx';
import { FailedSpansMark } from './FailedSpansMark.tsx';
import { RowCheckbox } from './RowCheckbox.tsx';
import { StateBadge } from './StateBadge.tsx';
import { toRowId, toTraceTitle, TraceLink, type TraceRowProps } from './TraceRow.tsx';

export const TRACE_CARD_HEIGHT = 62;

/** A row of the list where there is no room for columns. */
export const TraceCard = memo(function TraceCard(props: TraceRowProps) {
  const { trace, isCursor, isSelected, isInGroup, rowIndex, heightPx, nowMs } = props;
  return (
    <div
      role="row"
      id={toRowId(trace.traceId)}
      data-row={trace.traceId}
      aria-rowindex={rowIndex + 2}
      aria-selected={isSelected}
      {...(isInGroup && { 'aria-level': 2 })}
      style={{ height: heightPx }}
      className={clsx(
        'relative flex cursor-pointer items-center gap-3 border-b border-line px-3',
        isInGroup && 'pl-6',
        isSelected ? 'bg-selected' : 'hover:bg-hover',
        isCursor && 'shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <div role="gridcell" className="shrink-0">
        <RowCheckbox label={`Select ${toTraceTitle(trace)}`} state={isSelected ? 'on' : 'off'} />
      </div>
      <div role="gridcell" className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex min-w-0 items-center gap-2">
          <span className="flex min-w-0 flex-1">
            <TraceLink trace={trace} />
          </span>
          <span className="shrink-0">
            <StateBadge trace={trace} />
            <FailedSpansMark trace={trace} />
          </span>
          <time title={formatExactTime(trace.startUnixNano)} className="shrink-0 text-xs text-ink-faint">
            {formatRelativeTime(toUnixMs(trace.startUnixNano), nowMs)}
          </time>
        </div>
        <div className="flex min-w-0 items-center gap-2 text-xs text-ink-soft">
          <CardFacts trace={trace} />
          <span dir="auto" className="min-w-0 flex-1 truncate text-ink-faint">
            {toPreviewLine(trace.outputPreview ?? trace.inputPreview)}
          </span>
        </div>
      </div>
    </div>
  );
});

function CardFacts({ trace }: { readonly trace: TraceSummaryBody }) {
  return (
    <span className="tabular flex shrink-0 items-center gap-2">
      {trace.endUnixNano !== null && formatDuration(toDurationMs(trace.startUnixNano, trace.endUnixNano))}
      <TokenText usage={trace.usage} />
      {trace.costUsd !== null && formatCost(trace.costUsd)}
    </span>
  );
}
