import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';

import { type RunColumn } from './run-columns.ts';
import { type RunSort, toOrderKey } from './run-sort.ts';

export interface RunTableHeadProps {
  readonly columns: readonly RunColumn[];
  readonly template: string;
  readonly height: number;
  readonly sort: RunSort;
  readonly isAllSelected: boolean;
  readonly onSort: (sort: RunSort) => void;
  readonly onSelectAll: () => void;
}

/** The names of the columns; a click orders by one, a second click the other way round. */
export function RunTableHead(props: RunTableHeadProps) {
  const { columns, template, height, sort, isAllSelected, onSort, onSelectAll } = props;
  return (
    <div
      role="row"
      aria-rowindex={1}
      style={{ gridTemplateColumns: template, height }}
      className="sticky top-0 z-20 grid items-center border-b border-line bg-sunken text-xs font-medium text-ink-soft"
    >
      <HeadCell
        columnId="name"
        title="Run"
        sort={sort}
        onSort={onSort}
        className="sticky left-0 z-10 h-full gap-2 border-r border-line bg-sunken pl-3"
      >
        <input
          type="checkbox"
          aria-label="Select all loaded runs"
          checked={isAllSelected}
          onChange={onSelectAll}
          className="size-3.5 shrink-0 accent-accent"
        />
      </HeadCell>
      {columns.map((column) => (
        <HeadCell
          key={column.id}
          columnId={column.id}
          title={column.title}
          kind={column.kind}
          sort={sort}
          onSort={onSort}
          className={clsx('px-2', (column.kind === 'metric' || column.id === 'duration') && 'justify-end')}
        />
      ))}
    </div>
  );
}

interface HeadCellProps {
  readonly columnId: string;
  readonly title: string;
  readonly kind?: RunColumn['kind'];
  readonly sort: RunSort;
  readonly onSort: (sort: RunSort) => void;
  readonly className: string;
  readonly children?: ReactNode;
}

const KIND_NAMES = { fact: undefined, metric: 'Metric', param: 'Parameter', tag: 'Tag' } as const;

function HeadCell({ columnId, title, kind = 'fact', sort, onSort, className, children }: HeadCellProps) {
  const isSorted = sort.columnId === columnId;
  const Arrow = sort.isDescending ? ArrowDown : ArrowUp;
  const kindName = KIND_NAMES[kind];
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
      className={clsx('flex min-w-0 items-center', className)}
    >
      {children}
      {toOrderKey(columnId) === undefined ? (
        <span className="truncate">{title}</span>
      ) : (
        <button
          type="button"
          title={kindName === undefined ? title : `${kindName} ${title}`}
          onClick={() => {
            onSort({
              columnId,
              isDescending: isSorted ? !sort.isDescending : kind === 'metric' || columnId === 'start',
            });
          }}
          className={clsx('flex min-w-0 items-center gap-1 rounded hover:text-ink', isSorted && 'text-ink')}
        >
          <span className="truncate">{title}</span>
          {isSorted && <Arrow size={12} aria-hidden className="shrink-0" />}
        </button>
      )}
    </div>
  );
}
