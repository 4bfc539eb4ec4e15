import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';

import { formatCost } from '../../../format/cost.ts';
import { formatDuration } from '../../../format/duration.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../../format/time.ts';
import { formatCount, formatTokens } from '../../../format/tokens.ts';
import { SessionLink } from '../../sessions/SessionLink.tsx';
import type { ColumnId } from '../columns/column-ids.ts';
import type { ColumnLayout } from '../columns/column-layout.ts';
import { PreviewText } from '../columns/PreviewText.tsx';
import { TokenText } from '../columns/TokenText.tsx';
import { getTraceColumn } from '../columns/trace-columns.tsx';
import { RowCheckbox } from '../RowCheckbox.tsx';
import { toRowId } from '../TraceRow.tsx';
import type { GroupTotals } from './group-totals.ts';
import type { GroupItem } from './list-item.ts';
import { toWholeTotals } from './to-whole-totals.ts';
import type { SessionTotalsQuery } from './use-session-totals-query.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface GroupRowProps {
  readonly item: GroupItem;
  readonly experimentId: string;
  /** Empty where rows are cards. */
  readonly layout: ColumnLayout;
  readonly selected: 'on' | 'off' | 'partly';
  readonly isCursor: boolean;
  /** Older traces are not loaded yet: the session may have more, and the server adds them up. */
  readonly hasMore: boolean;
  readonly totalsQuery: SessionTotalsQuery;
  readonly rowIndex: number;
  readonly heightPx: number;
  readonly nowMs: number;
}

/** The head of a session: what its traces add up to, each figure in its column. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { item, experimentId, layout, selected, isCursor, hasMore, totalsQuery, rowIndex, heightPx, nowMs } = props;
  const { sessionId, isOpen } = item;
  const whole = useQuery({ ...totalsQuery(sessionId), enabled: hasMore });
  const totals = hasMore ? toWholeTotals(item.totals, whole.data) : item.totals;
  const isAll = !hasMore || (whole.data?.isComplete === true && whole.data.traceCount === totals.traceCount);
  const isCard = layout.length === 0;
  const title = (
    <span className="flex min-w-0 items-center gap-1.5">
      {isOpen ? (
        <ChevronDown size={14} aria-hidden className="shrink-0 text-ink-faint" />
      ) : (
        <ChevronRight size={14} aria-hidden className="shrink-0 text-ink-faint" />
      )}
      <SessionLink experimentId={experimentId} sessionId={sessionId} className="truncate font-mono text-xs" />
      <TraceCount shown={item.traceIds.length} count={totals.traceCount} isAll={isAll} isOpen={isOpen} />
    </span>
  );
  return (
    <div
      role="row"
      id={toRowId(item.key)}
      data-row={item.key}
      aria-rowindex={rowIndex + 2}
      aria-level={1}
      aria-expanded={isOpen}
      aria-selected={selected === 'on'}
      style={{ height: heightPx }}
      className={clsx(
        'relative cursor-pointer items-center gap-x-3 border-b border-line bg-canvas px-3 hover:bg-hover',
        isCard ? 'flex' : 'grid [grid-template-columns:var(--trace-columns)]',
        isCursor && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <div role="gridcell">
        <RowCheckbox label={`Select the traces of session ${sessionId}`} state={selected} />
      </div>
      {isCard ? (
        <div role="gridcell" className="flex min-w-0 flex-1 flex-col gap-1">
          {title}
          <span className="tabular flex items-center gap-2 text-xs text-ink-soft">
            <Failed totals={totals} />
            <TokenText usage={totals.usage} />
            {totals.costUsd !== null && formatCost(totals.costUsd)}
            <span className="ml-auto text-ink-faint">
              {formatRelativeTime(toUnixMs(totals.lastStartUnixNano), nowMs)}
            </span>
          </span>
        </div>
      ) : (
        layout.map(({ id }) => (
          <div
            key={id}
            role="gridcell"
            className={clsx('truncate', getTraceColumn(id).isNumeric === true && 'tabular text-right')}
          >
            {id === 'name' ? title : <GroupFigure id={id} totals={totals} nowMs={nowMs} />}
          </div>
        ))
      )}
    </div>
  );
});

interface TraceCountProps {
  /** Loaded. */
  readonly shown: number;
  readonly count: number;
  /** The figures are of all traces of the session that match. */
  readonly isAll: boolean;
  readonly isOpen: boolean;
}

function TraceCount({ shown, count, isAll, isOpen }: TraceCountProps) {
  const isCut = isOpen && isAll && shown < count;
  const traces = `${formatCount(count)} ${count === 1 ? 'trace' : 'traces'}`;
  return (
    <span
      title={
        isCut
          ? `${formatCount(shown)} of ${traces} are listed here; the page of the session has all of them`
          : isAll
            ? `${traces}; the figures are their sum`
            : 'At least: counting goes on'
      }
      className="tabular shrink-0 rounded bg-line px-1 text-2xs text-ink-soft"
    >
      {isCut && `${formatCount(shown)} of `}
      {formatCount(count)}
      {!isAll && '+'}
    </span>
  );
}

interface GroupFigureProps {
  readonly id: ColumnId;
  readonly totals: GroupTotals;
  readonly nowMs: number;
}

function GroupFigure({ id, totals, nowMs }: GroupFigureProps) {
  const { usage } = totals;
  switch (id) {
    case 'time':
      return (
        <time title={formatExactTime(totals.lastStartUnixNano)} className="text-ink-soft">
          {formatRelativeTime(toUnixMs(totals.lastStartUnixNano), nowMs)}
        </time>
      );
    case 'state':
      return <Failed totals={totals} />;
    case 'latency':
      return <span title="Total time of the traces">{formatDuration(totals.durationMs)}</span>;
    case 'tokens':
      return <TokenText usage={usage} />;
    case 'totalTokens':
      return toTokens(usage.totalTokens);
    case 'inputTokens':
      return toTokens(usage.inputTokens);
    case 'outputTokens':
      return toTokens(usage.outputTokens);
    case 'cachedTokens':
      return toTokens(usage.cacheReadTokens);
    case 'cost':
      return totals.costUsd === null ? null : formatCost(totals.costUsd);
    case 'spans':
      return formatCount(totals.spanCount);
    case 'errors':
      return totals.errorCount === 0 ? null : <span className="text-error">{formatCount(totals.errorCount)}</span>;
    case 'user':
      return <NameText text={totals.userIds.join(', ')} className="text-ink-soft" />;
    case 'input':
      return <PreviewText text={totals.firstInputPreview} isRoomy={false} />;
    case 'output':
      return <PreviewText text={totals.lastOutputPreview} isRoomy={false} />;
    default:
      return null;
  }
}

function Failed({ totals: { failedCount, openCount } }: { readonly totals: GroupTotals }) {
  if (failedCount === 0 && openCount === 0) return null;
  return (
    <span className="text-xs font-medium">
      {failedCount > 0 && <span className="text-error">{formatCount(failedCount)} failed</span>}
      {failedCount > 0 && openCount > 0 && ' · '}
      {openCount > 0 && <span className="text-busy">{formatCount(openCount)} running</span>}
    </span>
  );
}

function toTokens(count: number | undefined) {
  return count === undefined ? null : <span title={formatCount(count)}>{formatTokens(count)}</span>;
}
