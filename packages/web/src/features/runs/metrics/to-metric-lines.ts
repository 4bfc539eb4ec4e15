import { type AlignedPoints, alignPoints } from '../../../ui/chart/align-points.ts';
import type { ChartColor, ChartRange, ChartSeries, ChartXKind } from '../../../ui/chart/chart-series.ts';
import { smoothValues } from '../../../ui/chart/smooth-values.ts';
import type { MetricAxis } from './metric-view-url.ts';
import type { MetricPoint, StepRange } from './metric-history.ts';

/** A history that becomes a line: a metric of a run. */
export interface MetricLine {
  readonly id: string;
  readonly label: string;
  readonly color: ChartColor;
  readonly points: readonly MetricPoint[];
  /** When the run started: 0 of the relative axis. */
  readonly startMs: number;
}

export interface MetricLines {
  readonly x: readonly number[];
  readonly series: readonly ChartSeries[];
}

export const AXIS_KINDS = { step: 'number', time: 'time', relative: 'duration' } as const satisfies Record<
  MetricAxis,
  ChartXKind
>;

export interface MetricLinesOptions {
  readonly axis: MetricAxis;
  /** 0 to 0.99. */
  readonly smoothing: number;
}

/** Lines along one axis. A smoothed line has what it was made of behind it. Values that are no numbers are gaps. */
export function toMetricLines(lines: readonly MetricLine[], { axis, smoothing }: MetricLinesOptions): MetricLines {
  const raw = lines.map((line) => toPoints(line, axis));
  if (smoothing <= 0) return toLines(alignPoints(raw), lines.map(toSeries));
  const smooth = raw.map(({ xs, ys }) => ({ xs, ys: smoothValues(ys, smoothing) }));
  return toLines(alignPoints([...raw, ...smooth]), [
    ...lines.map((line) => ({ ...toSeries(line), id: `${line.id}:raw`, isBackdrop: true })),
    ...lines.map(toSeries),
  ]);
}

/** The steps that lie in a part of the axis, with the sample before it and the one behind it. */
export function toStepRange(
  lines: readonly MetricLine[],
  range: ChartRange | undefined,
  axis: MetricAxis,
): StepRange | undefined {
  if (range === undefined) return undefined;
  if (axis === 'step') return { start: Math.floor(range.min), end: Math.ceil(range.max) };
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    const within = line.points
      .map((point, index) => ({ x: toX(point, line, axis), index }))
      .filter(({ x }) => x >= range.min && x <= range.max);
    for (const { index } of within) {
      start = Math.min(start, line.points[Math.max(0, index - 1)]?.step ?? start);
      end = Math.max(end, line.points[Math.min(line.points.length - 1, index + 1)]?.step ?? end);
    }
  }
  return start <= end ? { start, end } : undefined;
}

function toPoints(line: MetricLine, axis: MetricAxis) {
  const points = line.points.map((point) => ({ x: toX(point, line, axis), y: point.value }));
  // Clocks may go back; a chart cannot.
  if (axis !== 'step') points.sort((a, b) => a.x - b.x);
  return { xs: points.map(({ x }) => x), ys: points.map(({ y }) => (Number.isFinite(y) ? y : null)) };
}

function toX(point: MetricPoint, { startMs }: Pick<MetricLine, 'startMs'>, axis: MetricAxis): number {
  if (axis === 'step') return point.step;
  return axis === 'time' ? point.timestampMs : point.timestampMs - startMs;
}

function toSeries({ id, label, color }: MetricLine): Omit<ChartSeries, 'values'> {
  return { id, label, color };
}

function toLines({ x, values }: AlignedPoints, series: readonly Omit<ChartSeries, 'values'>[]): MetricLines {
  return { x, series: series.map((one, index) => ({ ...one, values: values[index] ?? [] })) };
}
