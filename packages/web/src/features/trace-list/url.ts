import { TRACE_STATES, type TraceState } from '@gander/core/trace-summary';

/** Time ranges that end now. */
export const RANGES = ['15m', '1h', '24h', '7d', '30d'] as const;
export type Range = (typeof RANGES)[number];

/** What the URL of a trace list says: the filters in force. */
export interface TraceListUrl {
  /** Text in name or previews. */
  readonly q?: string;
  /** Comma list of trace states. */
  readonly state?: string;
  readonly range?: Range;
  readonly session?: string;
  readonly user?: string;
}

const RANGE_MS = {
  '15m': 15 * 60_000,
  '1h': 3_600_000,
  '24h': 86_400_000,
  '7d': 7 * 86_400_000,
  '30d': 30 * 86_400_000,
} as const satisfies Record<Range, number>;

/** As many as the server takes. */
const MAX_ID_CHARS = 8000;

export function parseTraceListUrl(search: Record<string, unknown>): TraceListUrl {
  const { q, state, range, session, user } = search;
  const states = typeof state === 'string' ? parseStates(state) : [];
  const knownRange = RANGES.find((name) => name === range);
  return {
    ...(typeof q === 'string' && q !== '' && { q: q.slice(0, 1000) }),
    ...(states.length > 0 && { state: states.join(',') }),
    ...(knownRange !== undefined && { range: knownRange }),
    ...(typeof session === 'string' && session !== '' && { session: session.slice(0, MAX_ID_CHARS) }),
    ...(typeof user === 'string' && user !== '' && { user: user.slice(0, MAX_ID_CHARS) }),
  };
}

export function parseStates(state: string | undefined): readonly TraceState[] {
  const wanted = new Set(state?.split(','));
  return TRACE_STATES.filter((name) => wanted.has(name));
}

export function isFiltered(url: TraceListUrl): boolean {
  return Object.keys(url).length > 0;
}

/** The filters as the server takes them. A range becomes its start at this moment. */
export function toTraceFilter(url: TraceListUrl, nowMs: number) {
  const states = parseStates(url.state);
  return {
    text: url.q,
    state: states.length > 0 ? [...states] : undefined,
    sessionId: url.session,
    userId: url.user,
    from: url.range === undefined ? undefined : BigInt(nowMs - RANGE_MS[url.range]) * 1_000_000n,
  };
}
