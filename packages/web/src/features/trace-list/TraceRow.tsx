import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { memo } from 'react';

import type { TraceColumn } from './columns.tsx';
import { isFiltered, type TraceListUrl } from './url.ts';

export const TRACE_ROW_HEIGHT = 34;

export interface TraceRowProps {
  readonly trace: TraceSummaryBody;
  readonly columns: readonly TraceColumn[];
  readonly url: TraceListUrl;
  readonly isCursor: boolean;
  readonly rowIndex: number;
  readonly nowMs: number;
  readonly template: string;
}

export const TraceRow = memo(function TraceRow(props: TraceRowProps) {
  const { trace, columns, url, isCursor, rowIndex, nowMs, template } = props;
  return (
    <div
      role="row"
      id={toTraceRowId(trace.traceId)}
      aria-rowindex={rowIndex + 2}
      aria-selected={isCursor}
      style={{ gridTemplateColumns: template, height: TRACE_ROW_HEIGHT }}
      className={clsx(
        'relative grid items-center gap-x-3 border-b border-line px-3 hover:bg-hover',
        isCursor && 'bg-selected shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={clsx('truncate', column.isNumeric === true && 'tabular text-right')}
        >
          {column.id === 'name' ? <TraceLink trace={trace} url={url} /> : column.render(trace, nowMs)}
        </div>
      ))}
    </div>
  );
});

/** The whole row is the link, so that a middle click, a long press and a screen reader find one. */
export function TraceLink({ trace, url }: { readonly trace: TraceSummaryBody; readonly url: TraceListUrl }) {
  return (
    <Link
      to="/experiments/$experimentId/traces/$traceId"
      params={{ experimentId: trace.experimentId, traceId: trace.traceId }}
      state={isFiltered(url) ? { listUrl: url } : {}}
      tabIndex={-1}
      className="font-medium after:absolute after:inset-0"
    >
      {trace.name === '' ? <span className="text-ink-faint italic">no name</span> : <bdi>{trace.name}</bdi>}
    </Link>
  );
}

export function toTraceRowId(traceId: string): string {
  return `trace-row-${traceId}`;
}
