import type { TimeRange } from '../trace-filter/time/format-time-range.ts';
import { parseTraceListUrl, toTraceFilter } from '../trace-list/url.ts';

/** What the URL of a list of sessions or users says. */
export interface ActivityUrl extends TimeRange {
  /** Text in an id. */
  readonly q?: string;
}

export function parseActivityUrl({ q, range, from, to }: Readonly<Record<string, unknown>>): ActivityUrl {
  return {
    // As it is typed, with the space that a second word follows.
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 1000) }),
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
  return { text, from, to };
}
