import clsx from 'clsx';
import { memo } from 'react';

import type { NestedRun } from './nest-runs.ts';
import type { RunColumn } from './run-columns.ts';
import { RunCell } from './RunCell.tsx';
import { RunNameCell } from './RunNameCell.tsx';

export interface RunTableRowProps {
  readonly nested: NestedRun;
  readonly columns: readonly RunColumn[];
  readonly template: string;
  readonly rowIndex: number;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
  readonly nowMs: number;
  readonly onSelect: (runId: string, isRange: boolean) => void;
  readonly onFold: (runId: string) => void;
  readonly onPin: (runId: string) => void;
}

export const RUN_ROW_HEIGHT = 34;

export function toRunRowId(runId: string): string {
  return `run-row-${runId}`;
}

export const RunTableRow = memo(function RunTableRow(props: RunTableRowProps) {
  const { nested, columns, template, rowIndex, isCursor, isSelected, nowMs, onSelect, onFold, onPin } = props;
  const { run } = nested;
  const surface = isCursor || isSelected ? 'bg-selected' : 'bg-surface group-hover/row:bg-hover';
  return (
    <div
      role="row"
      id={toRunRowId(run.runId)}
      aria-rowindex={rowIndex + 2}
      aria-selected={isSelected}
      style={{ gridTemplateColumns: template, height: RUN_ROW_HEIGHT }}
      className={clsx(
        'group/row relative grid items-center border-b border-line',
        surface,
        isCursor && 'shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <div
        role="gridcell"
        className={clsx(
          'sticky left-0 z-10 flex h-full min-w-0 items-center gap-1.5 border-r border-line pr-2 pl-3',
          surface,
          isCursor && 'shadow-[inset_2px_0_0_var(--accent)]',
        )}
      >
        <input
          type="checkbox"
          aria-label={`Select ${run.name}`}
          checked={isSelected}
          onChange={() => undefined}
          onClick={(event) => {
            onSelect(run.runId, event.shiftKey);
          }}
          className="size-3.5 shrink-0 accent-accent"
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
      </div>
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className="min-w-0 truncate px-2">
          <RunCell run={run} column={column} nowMs={nowMs} />
        </div>
      ))}
    </div>
  );
});
