import type uPlot from 'uplot';

import { formatDuration } from '../../format/duration.ts';
import type { ChartColor, ChartSeries, ChartWeight, ChartXKind } from './chart-series.ts';
import { rangeWithoutOutliers } from './range-without-outliers.ts';
import { TIME_AXIS_SIZE, TIME_AXIS_VALUES } from './time-axis-values.ts';

export interface PlotLook {
  readonly series: readonly ChartSeries[];
  readonly xKind: ChartXKind;
  readonly isLogarithmic: boolean;
  /** The y axis ends where all but the outermost values end. */
  readonly isWithoutOutliers: boolean;
  readonly isStacked: boolean;
  /** Whether the y axis begins at 0. Bars and areas always do. */
  readonly isFromZero: boolean;
  readonly formatValue: (value: number) => string;
  /** A chart without axes: as small as a word. */
  readonly isBare: boolean;
  readonly onHover: (index: number | undefined) => void;
  readonly onSelect: (min: number, max: number) => void;
}

/** uPlot's options, with the colours of the theme in force as they are now. */
export function createPlotOptions(
  uplot: typeof uPlot,
  look: PlotLook,
  size: { readonly width: number; readonly height: number },
): uPlot.Options {
  const styles = getComputedStyle(document.documentElement);
  const read = (token: string) => styles.getPropertyValue(`--${token}`).trim();
  return {
    ...size,
    ms: 1,
    legend: { show: false },
    padding: look.isBare ? [2, 0, 2, 0] : [8, 18, 0, 0],
    cursor: {
      y: false,
      points: { size: 6, width: 0 },
      drag: { x: true, y: false, setScale: false },
      focus: { prox: 16 },
    },
    focus: { alpha: 1 },
    scales: { x: { time: look.xKind === 'time' }, y: toYScale(look) },
    axes: look.isBare ? [{ show: false }, { show: false }] : toAxes(look, read),
    series: [{}, ...look.series.map((series) => toPlotSeries(uplot, series, { look, read }))],
    hooks: {
      setCursor: [
        (plot) => {
          look.onHover(
            plot.cursor.left === undefined || plot.cursor.left < 0 ? undefined : (plot.cursor.idx ?? undefined),
          );
        },
      ],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < 4) return;
          look.onSelect(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
}

/** uPlot's number for it; its enum exists in types only. */
const LOGARITHMIC = 3 as unknown as uPlot.Scale.Distr;

type ReadToken = (token: string) => string;

function toYScale(look: PlotLook): uPlot.Scale {
  const distribution = look.isLogarithmic ? { distr: LOGARITHMIC, log: 10 as const } : {};
  if (look.isWithoutOutliers)
    return { ...distribution, range: (plot) => rangeWithoutOutliers(listShownValues(plot), look) };
  if (look.isLogarithmic) return distribution;
  const isFromZero = look.isFromZero || look.series.some(({ kind }) => kind === 'bar' || kind === 'area');
  if (!isFromZero) return {};
  return {
    range: (_plot, min: number | null, max: number | null) => {
      const top = Math.max(0, max ?? 1);
      const bottom = Math.min(0, min ?? 0);
      const room = (top - bottom || 1) * 0.06;
      return [bottom < 0 ? bottom - room : 0, top + room];
    },
  };
}

/** The values of what is drawn in the part of the x axis that is shown. */
function listShownValues(plot: uPlot): readonly number[] {
  const [first, last] = plot.series[0]?.idxs ?? [0, (plot.data[0]?.length ?? 1) - 1];
  return plot.series.flatMap((series, index) =>
    index === 0 || series.show === false
      ? []
      : [...(plot.data[index] ?? [])].slice(first, last + 1).filter((value) => typeof value === 'number'),
  );
}

function toAxes(look: PlotLook, read: ReadToken): uPlot.Axis[] {
  const shared: uPlot.Axis = {
    stroke: read('ink-faint'),
    font: '11px ui-sans-serif, system-ui, sans-serif',
    grid: { stroke: read('line'), width: 1 },
    ticks: { stroke: read('line'), width: 1, size: 4 },
    gap: 4,
  };
  const x: uPlot.Axis = { ...shared, size: 26, space: 64 };
  if (look.xKind === 'time') Object.assign(x, { size: TIME_AXIS_SIZE, values: TIME_AXIS_VALUES });
  if (look.xKind === 'duration') x.values = (_plot, splits) => splits.map((value) => formatDuration(value));
  const y: uPlot.Axis = {
    ...shared,
    space: 28,
    size: (_plot, values: string[] | null) =>
      Math.max(34, ...(values ?? []).map((text) => (text ?? '').length * 6.4 + 12)),
    // Of a logarithmic axis, uPlot names some ticks only: it gives null for the others.
    values: (_plot, splits) => splits.map((value: number | null) => (value === null ? '' : look.formatValue(value))),
  };
  if (look.isLogarithmic) {
    const onlyPowers = (_plot: uPlot, splits: number[]) =>
      splits.map((value) => (Number.isInteger(Math.log10(value)) ? value : null));
    y.grid = { ...y.grid, filter: onlyPowers };
    y.ticks = { ...y.ticks, filter: onlyPowers };
  }
  return [x, y];
}

interface LineLook {
  readonly width: number;
  /** How much of the colour there is in it. */
  readonly percent: number;
}

const USUAL_LINE: LineLook = { width: 1.75, percent: 100 };
const LINES: Readonly<Record<ChartWeight, LineLook>> = {
  broad: { width: 8, percent: 40 },
  middle: { width: 4, percent: 85 },
  fine: { width: 1.5, percent: 100 },
};

function toPlotSeries(
  uplot: typeof uPlot,
  series: ChartSeries,
  { look, read }: { readonly look: PlotLook; readonly read: ReadToken },
): uPlot.Series {
  const color = read(toToken(series.color));
  const surface = read('surface');
  const isBackdrop = series.isBackdrop === true;
  const mixed = (percent: number) => `color-mix(in oklab, ${color} ${percent}%, ${surface})`;
  const { width, percent } = series.weight === undefined ? USUAL_LINE : LINES[series.weight];
  const shared: uPlot.Series = {
    label: series.label,
    stroke: isBackdrop ? mixed(28) : mixed(percent),
    width: isBackdrop ? 1 : width,
    ...(series.isDashed === true && { dash: [6, 4] }),
  };
  if (isBackdrop) return { ...shared, points: { show: false } };
  if (series.kind === 'bar') {
    const paths = uplot.paths.bars?.({ size: [0.86, 60], gap: 0 });
    return { ...shared, width: 0, fill: mixed(78), points: { show: false }, ...(paths !== undefined && { paths }) };
  }
  if (series.kind === 'area') return { ...shared, fill: mixed(look.isStacked ? 40 : 16), points: { show: false } };
  return { ...shared, points: { size: 3 + width * 1.5, fill: mixed(percent), filter: listLonelyPoints } };
}

/** Points without a neighbour, which no line would show. All of them where there is room for dots anyway. */
function listLonelyPoints(plot: uPlot, seriesIndex: number, isShown: boolean): number[] | null {
  if (isShown) return null;
  const values = plot.data[seriesIndex] ?? [];
  const isThere = (index: number) => typeof values[index] === 'number';
  const lonely: number[] = [];
  for (let index = 0; index < values.length; index += 1) {
    if (isThere(index) && !isThere(index - 1) && !isThere(index + 1)) lonely.push(index);
  }
  return lonely.length > 0 ? lonely : null;
}

function toToken(color: ChartColor): string {
  return color === 'accent' || color === 'error' || color === 'ok' || color === 'busy' ? color : `hue-${color}`;
}
