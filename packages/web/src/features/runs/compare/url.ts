import { type MetricAxis, parseMetricViewUrl } from '../metrics/metric-view-url.ts';

/** What the URL of a comparison of runs says. */
export interface CompareRunsUrl {
  /** Comma list of run ids, in the order of the columns. */
  readonly runs?: string;
  readonly view?: CompareView;
  /** `1`: only what differs. */
  readonly diff?: '1';
  /** Filters parameters and metrics by name. */
  readonly q?: string;
  /** Charts: how they are drawn. */
  readonly x?: Exclude<MetricAxis, 'step'>;
  readonly smooth?: string;
  readonly log?: '1';
  readonly outliers?: '0';
  /** Scatter: what is along the axes. */
  readonly across?: string;
  readonly up?: string;
}

export const COMPARE_VIEWS = ['table', 'charts', 'parallel', 'scatter'] as const;
export type CompareView = (typeof COMPARE_VIEWS)[number];

/** As many as there are colours for, twice over. */
export const MAX_COMPARED_RUNS = 16;

export function parseCompareRunsUrl(search: Record<string, unknown>): CompareRunsUrl {
  const { runs, view, diff, q, across, up } = search;
  const known = COMPARE_VIEWS.find((name) => name === view);
  return {
    ...(typeof runs === 'string' && runs !== '' && { runs: runs.slice(0, 4000) }),
    ...(known !== undefined && known !== 'table' && { view: known }),
    ...(diff === '1' && { diff }),
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 500) }),
    ...parseMetricViewUrl(search),
    ...(typeof across === 'string' && across !== '' && { across: across.slice(0, 500) }),
    ...(typeof up === 'string' && up !== '' && { up: up.slice(0, 500) }),
  };
}

export function parseRunIds(runs: string | undefined): readonly string[] {
  return [...new Set((runs ?? '').split(',').filter((id) => id !== ''))].slice(0, MAX_COMPARED_RUNS);
}
