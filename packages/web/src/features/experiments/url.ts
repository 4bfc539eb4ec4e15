import { EXPERIMENT_SORTS, type ExperimentSort } from './sort-experiments.ts';

/** What the URL of the experiments page says. */
export interface HomeUrl {
  /** Text in name, tags or description. */
  readonly q?: string;
  readonly sort?: Exclude<ExperimentSort, 'activity'>;
  readonly stage?: 'deleted';
}

export function parseHomeUrl(search: Record<string, unknown>): HomeUrl {
  const { q, stage } = search;
  const sort = EXPERIMENT_SORTS.find((name) => name === search['sort']);
  return {
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 500) }),
    ...(sort !== undefined && sort !== 'activity' && { sort }),
    ...(stage === 'deleted' && { stage }),
  };
}
