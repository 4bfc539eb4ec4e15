import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import clsx from 'clsx';
import { memo } from 'react';

import { formatCost } from '../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../format/duration.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../format/time.ts';
import { TokenCount } from '../../ui/TokenCount.tsx';
import { StateBadge } from './StateBadge.tsx';
import { toTraceRowId, TraceLink, type TraceRowProps } from './TraceRow.tsx';

export const TRACE_CARD_HEIGHT = 62;

/** A row of the list where there is no room for columns. */
export const TraceCard = memo(function TraceCard(props: Omit<TraceRowProps, 'columns' | 'template'>) {
  const { trace, url, isCursor, rowIndex, nowMs } = props;
  return (
    <div
      role="row"
      id={toTraceRowId(trace.traceId)}
      aria-rowindex={rowIndex + 2}
      aria-selected={isCursor}
      style={{ height: TRACE_CARD_HEIGHT }}
      className={clsx(
        'relative flex flex-col justify-center gap-1 border-b border-line px-3 hover:bg-hover',
        isCursor && 'bg-selected shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <div role="gridcell" className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 flex-1 truncate">
          <TraceLink trace={trace} url={url} />
        </span>
        <StateBadge trace={trace} />
        <time title={formatExactTime(trace.startUnixNano)} className="shrink-0 text-xs text-ink-faint">
          {formatRelativeTime(toUnixMs(trace.startUnixNano), nowMs)}
        </time>
      </div>
      <div role="gridcell" className="flex min-w-0 items-center gap-2 text-xs text-ink-soft">
        <CardFacts trace={trace} />
        <span className="min-w-0 flex-1 truncate text-ink-faint">
          {(trace.outputPreview ?? trace.inputPreview)?.replace(/\s+/g, ' ')}
        </span>
      </div>
    </div>
  );
});

function CardFacts({ trace }: { readonly trace: TraceSummaryBody }) {
  return (
    <span className="tabular flex shrink-0 items-center gap-2">
      {trace.endUnixNano !== null && formatDuration(toDurationMs(trace.startUnixNano, trace.endUnixNano))}
      <TokenCount usage={trace.usage} />
      {trace.costUsd !== null && formatCost(trace.costUsd)}
    </span>
  );
}
