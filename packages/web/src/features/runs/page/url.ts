/** What the URL of a run says. */
export interface RunUrl {
  readonly tab?: Exclude<RunTab, 'overview'>;
  /** Metrics: comma list of the keys that share one chart; absent for a chart of each. */
  readonly keys?: string;
  readonly x?: Exclude<MetricAxis, 'step'>;
  /** Metrics: weight of the smoothing in hundredths. */
  readonly smooth?: string;
  readonly log?: '1';
  /** Filters parameters and metrics by name. */
  readonly q?: string;
  /** Artifacts: the file or folder that is looked at. */
  readonly path?: string;
}

export const RUN_TABS = ['overview', 'metrics', 'artifacts', 'traces'] as const;
export type RunTab = (typeof RUN_TABS)[number];

export const METRIC_AXES = ['step', 'time', 'relative'] as const;
export type MetricAxis = (typeof METRIC_AXES)[number];

export function parseRunUrl(search: Record<string, unknown>): RunUrl {
  const tab = RUN_TABS.find((name) => name === search['tab']);
  const x = METRIC_AXES.find((name) => name === search['x']);
  const { smooth, log, keys, q, path } = search;
  return {
    ...(tab !== undefined && tab !== 'overview' && { tab }),
    ...(isText(keys) && { keys: keys.slice(0, 4000) }),
    ...(x !== undefined && x !== 'step' && { x }),
    ...(isText(smooth) && /^[1-9]\d?$/.test(smooth) && { smooth }),
    ...(log === '1' && { log }),
    ...(isText(q) && { q: q.slice(0, 500) }),
    ...(isText(path) && { path: path.slice(0, 4000) }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
