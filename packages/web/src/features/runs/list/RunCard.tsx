import clsx from 'clsx';
import { memo } from 'react';

import { formatRelativeTime } from '../../../format/time.ts';
import { formatMoment, formatRunDuration } from '../format-run.ts';
import type { RunRow } from '../model/run-row.ts';
import type { RunColumn } from './run-columns.ts';
import { RunCell } from './RunCell.tsx';
import { RunNameCell } from './RunNameCell.tsx';
import { type RunTableRowProps, toRunRowId } from './RunTableRow.tsx';

export const RUN_CARD_HEIGHT = 66;

const MAX_FACTS = 2;

function hasValue(run: RunRow, column: RunColumn): boolean {
  switch (column.kind) {
    case 'metric':
      return run.metrics.has(column.key);
    case 'param':
      return run.params.has(column.key);
    case 'tag':
      return run.tags.has(column.key);
    default:
      return false;
  }
}

/** A run where there is no room for columns: two lines. */
export const RunCard = memo(function RunCard(props: Omit<RunTableRowProps, 'template'>) {
  const { nested, columns, rowIndex, isCursor, isSelected, nowMs, onSelect, onFold, onPin } = props;
  const { run } = nested;
  return (
    <div
      role="row"
      id={toRunRowId(run.runId)}
      aria-rowindex={rowIndex + 2}
      aria-selected={isSelected}
      style={{ height: RUN_CARD_HEIGHT }}
      className={clsx(
        'flex flex-col justify-center gap-1 border-b border-line px-3',
        isCursor || isSelected ? 'bg-selected' : 'bg-surface',
      )}
    >
      <div role="gridcell" className="flex min-w-0 items-center gap-1.5">
        <input
          type="checkbox"
          aria-label={`Select ${run.name}`}
          checked={isSelected}
          onChange={() => undefined}
          onClick={(event) => {
            onSelect(run.runId, event.shiftKey);
          }}
          className="size-4 shrink-0 accent-accent"
        />
        <RunNameCell
          nested={nested}
          onFold={() => {
            onFold(run.runId);
          }}
          onPin={() => {
            onPin(run.runId);
          }}
        />
        <time title={formatMoment(run.startMs)} className="shrink-0 text-xs text-ink-faint">
          {formatRelativeTime(run.startMs, nowMs)}
        </time>
      </div>
      <div role="gridcell" className="flex min-w-0 items-center gap-3 pl-[26px] text-xs text-ink-soft">
        <span className="tabular shrink-0">{formatRunDuration(run, nowMs)}</span>
        {columns
          .filter((column) => hasValue(run, column))
          .slice(0, MAX_FACTS)
          .map((column) => (
            <span key={column.id} className="flex min-w-0 items-baseline gap-1">
              <span className="truncate text-ink-faint">{column.title}</span>
              <RunCell run={run} column={column} nowMs={nowMs} />
            </span>
          ))}
      </div>
    </div>
  );
});
