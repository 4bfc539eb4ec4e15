import type uPlot from 'uplot';

import { formatDuration } from '../../format/duration.ts';
import type { ChartColor, ChartSeries, ChartXKind } from './chart-series.ts';
import { TIME_AXIS_SIZE, TIME_AXIS_VALUES } from './time-axis-values.ts';

export interface PlotLook {
  readonly series: readonly ChartSeries[];
  readonly xKind: ChartXKind;
  readonly isLogarithmic: boolean;
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
  if (look.isLogarithmic) return { distr: LOGARITHMIC, log: 10 };
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

function toPlotSeries(
  uplot: typeof uPlot,
  series: ChartSeries,
  { look, read }: { readonly look: PlotLook; readonly read: ReadToken },
): uPlot.Series {
  const color = read(toToken(series.color));
  const surface = read('surface');
  const isBackdrop = series.isBackdrop === true;
  const mixed = (percent: number) => `color-mix(in oklab, ${color} ${percent}%, ${surface})`;
  const shared: uPlot.Series = {
    label: series.label,
    stroke: isBackdrop ? mixed(28) : color,
    width: isBackdrop ? 1 : 1.75,
    ...(series.isDashed === true && { dash: [6, 4] }),
  };
  if (isBackdrop) return { ...shared, points: { show: false } };
  if (series.kind === 'bar') {
    const paths = uplot.paths.bars?.({ size: [0.86, 60], gap: 0 });
    return { ...shared, width: 0, fill: mixed(78), points: { show: false }, ...(paths !== undefined && { paths }) };
  }
  if (series.kind === 'area') return { ...shared, fill: mixed(look.isStacked ? 40 : 16), points: { show: false } };
  return { ...shared, points: { size: 5, fill: color, filter: listLonelyPoints } };
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
