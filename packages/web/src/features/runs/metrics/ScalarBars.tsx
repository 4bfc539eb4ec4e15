import clsx from 'clsx';

import { formatNumber } from '../../../format/number.ts';
import { COLOR_CLASSES } from '../../../ui/chart/ChartLegend.tsx';
import type { MetricLine } from './to-metric-lines.ts';

export interface ScalarBarsProps {
  readonly lines: readonly MetricLine[];
  readonly minHeight: number;
}

/** Metrics of one point each: a bar for each, from zero. */
export function ScalarBars({ lines, minHeight }: ScalarBarsProps) {
  const values = lines.map(({ points }) => points[0]?.value ?? Number.NaN);
  const largest = Math.max(...values.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0)), Number.MIN_VALUE);
  if (lines.length === 1) {
    return (
      <div className="flex items-center justify-center" style={{ minHeight }}>
        <span className="tabular text-3xl font-semibold tracking-tight" title={String(values[0])}>
          {formatNumber(values[0] ?? Number.NaN)}
        </span>
      </div>
    );
  }
  return (
    <ul className="flex flex-col justify-center gap-1.5 p-2" style={{ minHeight }}>
      {lines.map((line, index) => {
        const value = values[index] ?? Number.NaN;
        const share = Number.isFinite(value) ? Math.abs(value) / largest : 0;
        return (
          <li key={line.id} className="flex items-center gap-2 text-xs">
            <span className="w-28 shrink-0 truncate text-ink-soft" title={line.label}>
              {line.label}
            </span>
            <span className="h-3 min-w-0 flex-1 rounded-sm bg-sunken">
              <span
                className={clsx('block h-full min-w-px rounded-sm', COLOR_CLASSES[line.color])}
                style={{ width: `${share * 100}%` }}
              />
            </span>
            <span className="tabular w-16 shrink-0 text-right font-medium">{formatNumber(value)}</span>
          </li>
        );
      })}
    </ul>
  );
}
