export const SPAN_TABS = ['overview', 'attributes', 'events', 'logs', 'raw'] as const;
export type SpanTab = (typeof SPAN_TABS)[number];

/**
 * `waterfall` shows bars beside the tree, `tree` figures, `chat` the conversation. Which of the first two is the default
 * depends on the room there is.
 */
export const TRACE_VIEWS = ['waterfall', 'tree', 'chat'] as const;
export type TraceView = (typeof TRACE_VIEWS)[number];

/** What the URL of a trace says beyond its path. Absent is the default, so that plain links stay plain. */
export interface TraceUrl {
  readonly span?: string;
  readonly tab?: SpanTab;
  readonly view?: TraceView;
  /** Text that names or types of spans must contain. */
  readonly find?: string;
  /** `1` points out the critical path in the waterfall. */
  readonly critical?: '1';
  /** Ids of the spans whose children are hidden, joined by commas. */
  readonly closed?: string;
}

const MAX_CLOSED_IN_URL = 40;

export function parseTraceUrl(search: Record<string, unknown>): TraceUrl {
  const { span, tab, view, find, critical, closed } = search;
  const knownTab = SPAN_TABS.find((name) => name === tab && name !== 'overview');
  const knownView = TRACE_VIEWS.find((name) => name === view);
  return {
    ...(isSpanId(span) && { span }),
    ...(knownTab !== undefined && { tab: knownTab }),
    ...(knownView !== undefined && { view: knownView }),
    ...(typeof find === 'string' && find !== '' && { find }),
    ...((critical === '1' || critical === 1) && { critical: '1' }),
    ...(typeof closed === 'string' && closed.split(',').every(isSpanId) && { closed }),
  };
}

/** For the URL, or nothing where so many are closed that the link could no longer be sent to anybody. */
export function toClosedParam(closed: ReadonlySet<string>): string | undefined {
  return closed.size === 0 || closed.size > MAX_CLOSED_IN_URL ? undefined : [...closed].join(',');
}

export function parseClosedParam(closed: string | undefined): ReadonlySet<string> {
  return new Set(closed?.split(',').filter((id) => id !== ''));
}

function isSpanId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);
}
