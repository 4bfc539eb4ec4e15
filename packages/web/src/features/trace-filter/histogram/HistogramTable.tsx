import { formatTimeRange } from '../time/format-time-range.ts';
import { type HistogramBar, toBarRange } from './to-histogram-bars.ts';

/** The same figures for those who do not see the drawing: the stretches that have a trace. */
export function HistogramTable({ bars }: { readonly bars: readonly HistogramBar[] }) {
  return (
    <div className="sr-only">
      <table>
        <caption>Traces over time</caption>
        <thead>
          <tr>
            {['Time', 'OK', 'Error', 'Running'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map(
            (bar, index) =>
              bar.total > 0 && (
                <tr key={bar.startMs}>
                  <th scope="row">{formatTimeRange(toBarRange(bars, index, index) ?? {})}</th>
                  <td>{bar.ok}</td>
                  <td>{bar.error}</td>
                  <td>{bar.inProgress}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  );
}
