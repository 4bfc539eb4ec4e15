import type { ExperimentOverviewBody } from '@gander/api/gander/experiment-schemas';
import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';

import type { ActivityById } from './activity/use-experiment-activity.ts';
import type { ExperimentAction } from './ExperimentMenu.tsx';
import { ExperimentRow } from './ExperimentRow.tsx';
import type { ExperimentSort } from './sort-experiments.ts';

export interface ExperimentTableProps {
  readonly rows: readonly ExperimentOverviewBody[];
  /** Comes after the rows. */
  readonly activity: ActivityById;
  readonly sort: ExperimentSort;
  readonly cursorId: string | undefined;
  readonly onSort: (sort: ExperimentSort) => void;
  readonly onAction: (experiment: ExperimentOverviewBody, action: ExperimentAction) => void;
}

/** Experiments as a table; where it is narrow, each is a card. */
export function ExperimentTable({ rows, activity, sort, cursorId, onSort, onAction }: ExperimentTableProps) {
  const head = (id: ExperimentSort, title: string, className: string): ReactNode => {
    const Arrow = id === 'name' ? ArrowUp : ArrowDown;
    return (
      <th
        scope="col"
        aria-sort={sort === id ? (id === 'name' ? 'ascending' : 'descending') : 'none'}
        className={clsx('font-medium', className)}
      >
        <button
          type="button"
          onClick={() => {
            onSort(id);
          }}
          className="inline-flex h-7 items-center gap-1 rounded hover:text-ink"
        >
          {title}
          {sort === id && <Arrow size={12} aria-hidden />}
        </button>
      </th>
    );
  };
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="w-full table-fixed text-left max-sm:block">
        <thead className="border-b border-line bg-sunken text-xs text-ink-soft max-sm:hidden">
          <tr>
            {head('name', 'Name', 'px-4')}
            {head('traces', 'Traces', 'w-22 px-3 text-right')}
            {head('errors', 'Errors', 'w-32 px-3 text-right')}
            <th scope="col" className="w-24 px-3 font-medium max-md:hidden">
              Last 7 days
            </th>
            {head('runs', 'Runs', 'w-18 px-3 text-right')}
            {head('activity', 'Last activity', 'w-32 px-3')}
            {head('created', 'Created', 'w-28 px-3 max-lg:hidden')}
            <th scope="col" className="w-12">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-sm:block">
          {rows.map((row) => (
            <ExperimentRow
              key={row.experimentId}
              row={row}
              activity={activity.get(row.experimentId)}
              isCursor={row.experimentId === cursorId}
              onAction={(action) => {
                onAction(row, action);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
