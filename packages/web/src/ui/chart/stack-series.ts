import type { ChartSeries } from './chart-series.ts';

/**
 * Puts each series on top of those before it. The sums come in the order to draw them: the highest first, so that each
 * next one covers what is below it.
 */
export function stackSeries(series: readonly ChartSeries[]): readonly ChartSeries[] {
  const stacked: ChartSeries[] = [];
  let below: readonly (number | null | undefined)[] = [];
  for (const one of series) {
    const sums = one.values.map((value, index) => (below[index] ?? 0) + (value ?? 0));
    stacked.unshift({ ...one, values: sums });
    below = sums;
  }
  return stacked;
}
