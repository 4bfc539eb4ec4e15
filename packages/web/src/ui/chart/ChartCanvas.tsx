import 'uplot/dist/uPlot.min.css';

import { useEffect, useRef } from 'react';
import uPlot from 'uplot';

import { useWidth } from '../use-width.ts';
import type { ChartRange, ChartSeries } from './chart-series.ts';
import { createPlotOptions, type PlotLook } from './create-plot-options.ts';
import { useThemeName } from './use-theme-name.ts';

export interface ChartCanvasProps extends PlotLook {
  readonly x: readonly number[];
  readonly height: number;
  readonly hiddenIds: ReadonlySet<string>;
  /** The part of the x axis that is shown; all of it when absent. */
  readonly range: ChartRange | undefined;
  /** Where the crosshair stands when the keyboard moves it. */
  readonly cursorIndex: number | undefined;
}

/** The drawing itself. In a chunk of its own, with the library that draws it. */
export function ChartCanvas(props: ChartCanvasProps) {
  const { x, series, height, hiddenIds, range, xKind, isLogarithmic, isStacked, isFromZero, isBare, cursorIndex } =
    props;
  const { isWithoutOutliers } = props;
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const latest = useRef(props);
  const width = useWidth(frame);
  const theme = useThemeName();
  useEffect(() => {
    latest.current = props;
  });

  // What uPlot cannot change later: then the drawing is made anew.
  const hasWidth = width > 0;
  const structure = JSON.stringify([
    series.map(({ id, color, kind, isBackdrop, isDashed, weight }) => [id, color, kind, isBackdrop, isDashed, weight]),
    [xKind, isLogarithmic, isStacked, isFromZero, isBare, isWithoutOutliers],
  ]);
  useEffect(() => {
    if (frame.current === null || !hasWidth) return undefined;
    const options = createPlotOptions(
      uPlot,
      {
        ...latest.current,
        formatValue: (value) => latest.current.formatValue(value),
        onHover: (index) => {
          latest.current.onHover(index);
        },
        onSelect: (min, max) => {
          latest.current.onSelect(min, max);
        },
      },
      { width: frame.current.clientWidth, height: latest.current.height },
    );
    const made = new uPlot(options, toPlotData(latest.current), frame.current);
    plot.current = made;
    applyView(made, latest.current);
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [structure, theme, hasWidth]);

  useEffect(() => {
    if (plot.current === null) return;
    plot.current.setData(toPlotData(latest.current), false);
    applyView(plot.current, latest.current);
  }, [x, series, range, hiddenIds]);

  useEffect(() => {
    if (plot.current !== null && width > 0) plot.current.setSize({ width, height });
  }, [width, height]);

  useEffect(() => {
    const at = cursorIndex === undefined ? undefined : latest.current.x[cursorIndex];
    if (plot.current === null || at === undefined) return;
    plot.current.setCursor({ left: plot.current.valToPos(at, 'x'), top: 10 }, false);
  }, [cursorIndex]);

  return <div ref={frame} style={{ height }} className="w-full overflow-hidden" />;
}

function toPlotData({ x, series, isLogarithmic }: ChartCanvasProps): uPlot.AlignedData {
  const columns = series.map(({ values }) =>
    // A logarithm has no place for these.
    isLogarithmic ? values.map((value) => (typeof value === 'number' && value <= 0 ? null : value)) : values,
  );
  // uPlot's types ask for arrays that could be changed; it does not change them.
  return [x, ...columns] as unknown as uPlot.AlignedData;
}

function applyView(plot: uPlot, { series, hiddenIds, range, x, xKind }: ChartCanvasProps): void {
  plot.batch(() => {
    for (const [index, one] of series.entries()) {
      const isShown = isSeriesShown(one, hiddenIds);
      if (plot.series[index + 1]?.show !== isShown) plot.setSeries(index + 1, { show: isShown }, false);
    }
    const hasBars = series.some(({ kind }) => kind === 'bar');
    plot.setScale('x', range ?? toFullRange(x, hasBars, xKind === 'time'));
  });
}

function isSeriesShown(series: ChartSeries, hiddenIds: ReadonlySet<string>): boolean {
  return !hiddenIds.has(series.id) && !(series.isBackdrop === true && hiddenIds.has(series.id.replace(/:raw$/, '')));
}

/** From the first to the last value; a lone one stands in the middle, and bars get room for their halves. */
function toFullRange(x: readonly number[], hasBars: boolean, isTime: boolean): { min: number; max: number } {
  const first = x[0] ?? 0;
  const last = x.at(-1) ?? 1;
  if (first === last) {
    const room = isTime ? 60_000 : 1;
    return { min: first - room, max: last + room };
  }
  const room = hasBars ? (last - first) / Math.max(1, x.length - 1) / 2 : 0;
  return { min: first - room, max: last + room };
}
