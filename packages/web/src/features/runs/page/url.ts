import { type MetricViewUrl, parseMetricViewUrl } from '../metrics/metric-view-url.ts';

/** What the URL of a run says. */
export interface RunUrl extends MetricViewUrl {
  readonly tab?: Exclude<RunTab, 'overview'>;
  /** Metrics: comma list of the keys that share one chart; absent for a chart of each. */
  readonly keys?: string;
  /** Filters parameters and metrics by name. */
  readonly q?: string;
  /** Artifacts: the file or folder that is looked at. */
  readonly path?: string;
}

export const RUN_TABS = ['overview', 'metrics', 'artifacts', 'traces'] as const;
export type RunTab = (typeof RUN_TABS)[number];

export function parseRunUrl(search: Record<string, unknown>): RunUrl {
  const tab = RUN_TABS.find((name) => name === search['tab']);
  const { keys, q, path } = search;
  return {
    ...(tab !== undefined && tab !== 'overview' && { tab }),
    ...(isText(keys) && { keys: keys.slice(0, 4000) }),
    ...parseMetricViewUrl(search),
    ...(isText(q) && { q: q.slice(0, 500) }),
    ...(isText(path) && { path: path.slice(0, 4000) }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
