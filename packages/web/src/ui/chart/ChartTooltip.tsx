import clsx from 'clsx';

import type { ChartSeries } from './chart-series.ts';
import { COLOR_CLASSES } from './ChartLegend.tsx';

export interface ChartTooltipProps {
  readonly title: string;
  readonly index: number;
  readonly series: readonly ChartSeries[];
  readonly formatValue: (value: number) => string;
  /** Stands on the left, where the pointer is on the right. */
  readonly isLeft: boolean;
}

const MAX_LINES = 14;

/** What the chart says at the crosshair: the highest values first, as the lines lie. */
export function ChartTooltip({ title, index, series, formatValue, isLeft }: ChartTooltipProps) {
  const lines = series
    .map((one) => ({ one, value: findValue(one.values, index) }))
    .filter((line) => line.value !== undefined)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return (
    <div
      className={clsx(
        'pointer-events-none absolute top-1 z-20 max-w-64 rounded-md border border-line bg-raised px-2 py-1 text-xs shadow-float',
        isLeft ? 'left-12' : 'right-2',
      )}
    >
      <div className="tabular mb-0.5 font-medium">{title}</div>
      {lines.slice(0, MAX_LINES).map(({ one, value }) => (
        <div key={one.id} className="flex items-center gap-1.5">
          <span aria-hidden className={clsx('size-2 shrink-0 rounded-full', COLOR_CLASSES[one.color])} />
          <span className="truncate text-ink-soft">{one.label}</span>
          <span className="tabular ml-auto pl-3 font-medium">{value === undefined ? '–' : formatValue(value)}</span>
        </div>
      ))}
      {lines.length > MAX_LINES && <div className="text-ink-faint">and {lines.length - MAX_LINES} more</div>}
    </div>
  );
}

const MAX_STEPS_BACK = 200;

/** The value at the crosshair or, in a series that has none there, the one before it. */
function findValue(values: readonly (number | null | undefined)[], index: number): number | undefined {
  for (let at = index; at >= 0 && index - at < MAX_STEPS_BACK; at -= 1) {
    const value = values[at];
    if (value !== undefined) return value ?? undefined;
  }
  return undefined;
}
