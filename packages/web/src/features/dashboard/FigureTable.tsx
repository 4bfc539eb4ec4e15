import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';

import { sortFigures } from './sort-figures.ts';

export interface FigureColumn<Row> {
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  readonly isText?: boolean;
  /** What rows are sorted by; absent where they cannot be. */
  readonly sortBy?: (row: Row) => number | string;
}

export interface FigureTableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly FigureColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** Title of the column that is sorted by at first, largest first; as they come without. */
  readonly initialSort?: string;
}

/** Names with figures, sorted by a click on a title. Scrolls sideways where there is no room. */
export function FigureTable<Row>({ caption, rows, columns, keyOf, initialSort }: FigureTableProps<Row>) {
  const [sort, setSort] = useState({ title: initialSort, isAscending: false });
  const sortBy = columns.find(({ title }) => title === sort.title)?.sortBy;
  const sorted = useMemo(() => sortFigures(rows, sortBy, sort.isAscending), [rows, sortBy, sort.isAscending]);
  return (
    // Reached by the keyboard to be scrolled.
    <div tabIndex={0} role="region" aria-label={`${caption}: figures`} className="relative max-h-96 overflow-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-left text-xs text-ink-soft">
            {columns.map((column) => (
              <HeadCell
                key={column.title}
                column={column}
                direction={column.title !== sort.title ? undefined : sort.isAscending ? 'ascending' : 'descending'}
                onSort={() => {
                  const isSame = column.title === sort.title;
                  // Names from A on, figures from the largest on.
                  setSort({ title: column.title, isAscending: isSame ? !sort.isAscending : column.isText === true });
                }}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={keyOf(row)} className="border-t border-line">
              {columns.map(({ title, render, isText = false }) => (
                <td
                  key={title}
                  className={`py-1 pr-3 ${isText ? 'max-w-64 min-w-32 truncate' : 'tabular text-right whitespace-nowrap'}`}
                >
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadCellProps {
  readonly column: Pick<FigureColumn<never>, 'title' | 'isText' | 'sortBy'>;
  readonly direction: 'ascending' | 'descending' | undefined;
  readonly onSort: () => void;
}

function HeadCell({ column: { title, isText = false, sortBy }, direction, onSort }: HeadCellProps) {
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={direction ?? (sortBy === undefined ? undefined : 'none')}
      className={clsx(
        'sticky top-0 bg-surface py-1 pr-3 font-medium whitespace-nowrap',
        isText ? 'text-left' : 'text-right',
      )}
    >
      {sortBy === undefined ? (
        title
      ) : (
        <button
          type="button"
          onClick={onSort}
          className={clsx(
            'inline-flex items-center gap-0.5 rounded hover:text-ink',
            !isText && 'flex-row-reverse',
            direction !== undefined && 'text-ink',
          )}
        >
          {title}
          {direction !== undefined && <Arrow size={11} aria-hidden />}
        </button>
      )}
    </th>
  );
}
