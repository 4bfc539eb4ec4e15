import type { ChartSeries } from './chart-series.ts';

export interface ChartTableProps {
  readonly caption: string;
  readonly x: readonly number[];
  readonly series: readonly ChartSeries[];
  readonly formatX: (x: number) => string;
  readonly formatValue: (value: number) => string;
}

/** All the buckets that a server counts in. What has more is drawn from a sample of its points, too. */
const MAX_ROWS = 250;

/** What a chart shows, for those who do not see it: every point, and of a great many some from all along it. */
export function ChartTable({ caption, x, series, formatX, formatValue }: ChartTableProps) {
  const rows = pickIndexes(x.length, MAX_ROWS);
  return (
    <div className="sr-only">
      <table>
        <caption>
          {caption}
          {rows.length < x.length ? ` (${rows.length} of ${x.length} points)` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">At</th>
            {series.map((one) => (
              <th key={one.id} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((index) => (
            <tr key={index}>
              <th scope="row">{formatX(x[index] ?? 0)}</th>
              {series.map((one) => {
                const value = one.values[index];
                return <td key={one.id}>{typeof value === 'number' ? formatValue(value) : ''}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** At most `limit` indexes of a list, evenly spread, first and last among them. */
function pickIndexes(length: number, limit: number): readonly number[] {
  if (length <= limit) return Array.from({ length }, (_, index) => index);
  return Array.from({ length: limit }, (_, step) => Math.round((step * (length - 1)) / (limit - 1)));
}
