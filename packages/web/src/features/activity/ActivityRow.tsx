import clsx from 'clsx';
import type { MouseEvent } from 'react';

import type { ActivityColumn, ActivityKind } from './activity-kind.ts';

export interface ActivityRowProps<Row> {
  readonly row: Row;
  readonly kind: ActivityKind<Row>;
  /** Absent where there is no room for columns. */
  readonly columns: readonly ActivityColumn<Row>[] | undefined;
  readonly template: string;
  readonly height: number;
  readonly rowIndex: number;
  readonly isCursor: boolean;
  readonly nowMs: number;
  readonly onOpen: (row: Row) => void;
}

/** A session or user: cells side by side, or two lines. */
export function ActivityRow<Row>(props: ActivityRowProps<Row>) {
  const { row, kind, columns, template, height, rowIndex, isCursor, nowMs, onOpen } = props;
  const shared = {
    role: 'row',
    id: toActivityRowId(rowIndex),
    'aria-rowindex': rowIndex + 2,
    'aria-selected': isCursor,
    // What lies above the link that fills the row, as times do for their hover text, opens it as well.
    onClick: (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('a, button') === null) onOpen(row);
    },
  } as const;
  const look = clsx(
    'relative cursor-pointer border-b border-line px-3 hover:bg-hover',
    isCursor && 'bg-selected shadow-[inset_2px_0_0_var(--accent)]',
  );
  if (columns === undefined) {
    const [first, second] = kind.renderCard(row, nowMs);
    return (
      <div {...shared} style={{ height }} className={clsx(look, 'flex flex-col justify-center gap-1')}>
        <div role="gridcell" className="flex min-w-0 items-center gap-2">
          {first}
        </div>
        <div role="gridcell" className="flex min-w-0 items-center gap-2 text-xs text-ink-soft">
          {second}
        </div>
      </div>
    );
  }
  return (
    <div
      {...shared}
      style={{ gridTemplateColumns: template, height }}
      className={clsx(look, 'grid items-center gap-x-3')}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={clsx('truncate', column.isNumeric === true && 'tabular text-right')}
        >
          {column.render(row, nowMs)}
        </div>
      ))}
    </div>
  );
}

/** By place and not by session or user: an id from outside may be anything, and this one is for the page alone. */
export function toActivityRowId(rowIndex: number): string {
  return `activity-row-${rowIndex}`;
}
