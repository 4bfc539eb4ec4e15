import type { RunRow } from '../model/run-row.ts';

/** What a column shows: a fact of the run, or the value that it has for a key. */
export type RunColumn =
  | { readonly kind: 'fact'; readonly id: FactColumn; readonly title: string }
  | { readonly kind: 'metric' | 'param' | 'tag'; readonly id: string; readonly key: string; readonly title: string };

export const FACT_COLUMNS = ['start', 'duration', 'user', 'source', 'version', 'dataset', 'status', 'id'] as const;
export type FactColumn = (typeof FACT_COLUMNS)[number];

const FACT_TITLES = {
  start: 'Started',
  duration: 'Duration',
  user: 'User',
  source: 'Source',
  version: 'Version',
  dataset: 'Dataset',
  status: 'State',
  id: 'Run id',
} as const satisfies Record<FactColumn, string>;

const KEYED = /^(metric|param|tag):(.+)$/s;

/** The column of an id as URLs hold it; `undefined` for what is none. */
export function parseRunColumn(id: string): RunColumn | undefined {
  const fact = FACT_COLUMNS.find((name) => name === id);
  if (fact !== undefined) return { kind: 'fact', id: fact, title: FACT_TITLES[fact] };
  const [, kind, key] = KEYED.exec(id) ?? [];
  if (key === undefined || (kind !== 'metric' && kind !== 'param' && kind !== 'tag')) return undefined;
  return { kind, id, key, title: key };
}

/** Commas stand between ids, so that those within are written otherwise. */
export function parseColumnIds(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.replaceAll('%2C', ',').replaceAll('%25', '%'))
    .filter((id) => parseRunColumn(id) !== undefined);
}

export function formatColumnIds(ids: readonly string[]): string {
  return ids.map((id) => id.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');
}

export interface KnownKeys {
  readonly metrics: readonly string[];
  readonly params: readonly string[];
  readonly tags: readonly string[];
}

/** The keys that some of these runs have, by name. */
export function collectKeys(runs: readonly RunRow[]): KnownKeys {
  const collect = (pick: (run: RunRow) => Iterable<string>) =>
    [...new Set(runs.flatMap((run) => [...pick(run)]))].toSorted((a, b) => a.localeCompare(b));
  return {
    metrics: collect((run) => run.metrics.keys()),
    params: collect((run) => run.params.keys()),
    tags: collect((run) => run.tags.keys()).filter((key) => !key.startsWith('mlflow.')),
  };
}

const MAX_DEFAULT_KEYS = 6;

/** The columns for somebody who chose none: when, how long and who, then metrics and parameters. */
export function chooseColumnIds(runs: readonly RunRow[], { metrics, params }: KnownKeys): readonly string[] {
  const facts: FactColumn[] = ['start', 'duration'];
  if (new Set(runs.map(({ user }) => user)).size > 1) facts.push('user');
  if (runs.some(({ tags }) => tags.has('mlflow.source.name'))) facts.push('source');
  if (runs.some(({ datasets }) => datasets.length > 0)) facts.push('dataset');
  return [
    ...facts,
    ...metrics.slice(0, MAX_DEFAULT_KEYS).map((key) => `metric:${key}`),
    ...params.slice(0, MAX_DEFAULT_KEYS).map((key) => `param:${key}`),
  ];
}
