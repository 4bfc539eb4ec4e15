import type { TimeRange } from '../trace-filter/time/format-time-range.ts';
import { parseTraceListUrl, toTraceFilter } from '../trace-list/url.ts';

/** What a list can begin with: the most traces, failed traces, tokens, cost. */
export const ACTIVITY_SORTS = ['traces', 'failed', 'tokens', 'cost'] as const;
export type ActivitySort = (typeof ACTIVITY_SORTS)[number];

/** What the URL of a list of sessions or users says. */
export interface ActivityUrl extends TimeRange {
  /** Text in an id. */
  readonly q?: string;
  /** What is first; absent for the newest activity. */
  readonly sort?: ActivitySort;
}

export function parseActivityUrl({ q, sort, range, from, to }: Readonly<Record<string, unknown>>): ActivityUrl {
  const known = ACTIVITY_SORTS.find((name) => name === sort);
  return {
    // As it is typed, with the space that a second word follows.
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 1000) }),
    ...(known !== undefined && { sort: known }),
    ...pickTime(parseTraceListUrl({ range, from, to })),
  };
}

/** The part of a URL that says which time. */
export function pickTime({ range, from, to }: TimeRange): TimeRange {
  return {
    ...(range !== undefined && { range }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** The filters as the server takes them. A range becomes its start at this moment. */
export function toActivityFilter(url: ActivityUrl, nowMs: number) {
  const { text, from, to } = toTraceFilter(url, nowMs);
  return { text, from, to, sort: url.sort };
}

/** The same list, beginning with something else. */
export function sortActivity({ sort: _before, ...rest }: ActivityUrl, sort: ActivitySort | undefined): ActivityUrl {
  return { ...rest, ...(sort !== undefined && { sort }) };
}
