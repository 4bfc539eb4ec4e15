import type { ReactNode } from 'react';

export interface FigureColumn<Row> {
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  readonly isText?: boolean;
}

export interface FigureTableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly FigureColumn<Row>[];
  readonly keyOf: (row: Row) => string;
}

/** Names with figures. Scrolls sideways where there is no room. */
export function FigureTable<Row>({ caption, rows, columns, keyOf }: FigureTableProps<Row>) {
  return (
    // Reached by the keyboard to be scrolled.
    <div tabIndex={0} role="region" aria-label={caption} className="relative max-h-96 overflow-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-left text-xs text-ink-soft">
            {columns.map(({ title, isText = false }) => (
              <th
                key={title}
                scope="col"
                className={`sticky top-0 bg-surface py-1 pr-3 font-medium whitespace-nowrap ${isText ? '' : 'text-right'}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
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
