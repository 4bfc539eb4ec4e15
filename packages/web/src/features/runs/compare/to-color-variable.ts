import { toChartColor } from '../../../ui/chart/chart-series.ts';

/** The colour of the n-th run, as an SVG attribute takes it: the theme may change under it. */
export function toColorVariable(index: number): string {
  return `var(--hue-${toChartColor(index)})`;
}
