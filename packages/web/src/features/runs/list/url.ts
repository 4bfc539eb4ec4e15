/** What the URL of a list of runs says. */
export interface RunListUrl {
  /** MLflow's search grammar, or a part of a name. */
  readonly q?: string;
  /** A column id, with `-` before it for descending. */
  readonly sort?: string;
  readonly stage?: 'deleted';
  /** Comma list of column ids; absent for those that fit. */
  readonly cols?: string;
  /** `1`: children stand by themselves. */
  readonly flat?: '1';
}

const MAX_CHARS = 8000;

export function parseRunListUrl(search: Record<string, unknown>): RunListUrl {
  const { q, sort, stage, cols, flat } = search;
  return {
    ...(isText(q) && { q: q.slice(0, MAX_CHARS) }),
    ...(isText(sort) && { sort: sort.slice(0, MAX_CHARS) }),
    ...(stage === 'deleted' && { stage }),
    ...(isText(cols) && { cols: cols.slice(0, MAX_CHARS) }),
    ...(flat === '1' && { flat }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
