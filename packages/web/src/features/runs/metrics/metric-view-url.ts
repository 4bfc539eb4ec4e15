import type { MetricView } from './MetricChart.tsx';

/** How metric charts are drawn, as URLs hold it. */
export interface MetricViewUrl {
  readonly x?: Exclude<MetricAxis, 'step'>;
  /** Weight of the smoothing in hundredths. */
  readonly smooth?: string;
  readonly log?: '1';
  /** `0`: the vertical axis passes over outliers. */
  readonly outliers?: '0';
}

export const METRIC_AXES = ['step', 'time', 'relative'] as const;
export type MetricAxis = (typeof METRIC_AXES)[number];

export function parseMetricViewUrl({ x, smooth, log, outliers }: Readonly<Record<string, unknown>>): MetricViewUrl {
  const axis = METRIC_AXES.find((name) => name === x);
  return {
    ...(axis !== undefined && axis !== 'step' && { x: axis }),
    ...(typeof smooth === 'string' && /^[1-9]\d?$/.test(smooth) && { smooth }),
    ...(log === '1' && { log }),
    ...(outliers === '0' && { outliers }),
  };
}

export function toMetricView({ x, smooth, log, outliers }: MetricViewUrl): MetricView {
  return {
    axis: x ?? 'step',
    smoothing: Number(smooth ?? 0) / 100,
    isLogarithmic: log === '1',
    isWithoutOutliers: outliers === '0',
  };
}

/** All of it, so that what is usual takes the place of what was there. */
export function toMetricViewUrl({ axis, smoothing, isLogarithmic, isWithoutOutliers }: MetricView): {
  readonly [Key in keyof MetricViewUrl]-?: MetricViewUrl[Key] | undefined;
} {
  const hundredths = Math.round(smoothing * 100);
  return {
    x: axis === 'step' ? undefined : axis,
    smooth: hundredths === 0 ? undefined : String(hundredths),
    log: isLogarithmic ? '1' : undefined,
    outliers: isWithoutOutliers ? '0' : undefined,
  };
}
