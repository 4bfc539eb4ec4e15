import { RANGES, type Range, toTraceFilter } from '../trace-list/url.ts';

/** What the URL of a list of sessions or users says. */
export interface ActivityUrl {
  /** Text in an id. */
  readonly q?: string;
  readonly range?: Range;
}

export function parseActivityUrl(search: Record<string, unknown>): ActivityUrl {
  const { q, range } = search;
  const knownRange = RANGES.find((name) => name === range);
  return {
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 1000) }),
    ...(knownRange !== undefined && { range: knownRange }),
  };
}

/** The filters as the server takes them. A range becomes its start at this moment. */
export function toActivityFilter(url: ActivityUrl, nowMs: number) {
  const { text, from } = toTraceFilter(url, nowMs);
  return { text, from };
}
