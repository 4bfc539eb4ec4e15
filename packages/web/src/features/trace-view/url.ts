export const SPAN_TABS = ['overview', 'context', 'attributes', 'events', 'links', 'logs', 'feedback', 'raw'] as const;
export type SpanTab = (typeof SPAN_TABS)[number];

/**
 * `waterfall` shows bars beside the tree, `tree` figures, `chat` the conversation, `graph` who called whom, `log` one line
 * after the other by time, `raw` what was sent. Which of the first two is the default depends on the room there is.
 */
export const TRACE_VIEWS = ['waterfall', 'tree', 'chat', 'graph', 'log', 'raw'] as const;
export type TraceView = (typeof TRACE_VIEWS)[number];

/** What the depth of a bar's colour tells. */
export const HEATS = ['duration', 'cost', 'tokens'] as const;
export type Heat = (typeof HEATS)[number];

/** What the URL of a trace says beyond its path. Absent is the default, so that plain links stay plain. */
export interface TraceUrl {
  readonly span?: string;
  readonly tab?: SpanTab;
  readonly view?: TraceView;
  /** Text that is looked for in everything that spans say. */
  readonly find?: string;
  /** Which of the matches is looked at, from 1. */
  readonly match?: string;
  /** `1` leaves the spans in place that do not match. */
  readonly context?: '1';
  /** Types of spans that are shown, joined by commas. Absent: all. */
  readonly types?: string;
  /** `1` shows failed spans only. */
  readonly errors?: '1';
  /** `1` points out the critical path in the waterfall. */
  readonly critical?: '1';
  readonly heat?: Heat;
  /** The stretch of time that the waterfall shows: milliseconds from the beginning, `1200.5-3400`. Absent: all of it. */
  readonly zoom?: string;
  /** Ids of the spans whose children are hidden, joined by commas. */
  readonly closed?: string;
  /** Ids of the first spans of repeats that are shown one by one, joined by commas; `all` for all of them. */
  readonly open?: string;
  /** `1` shows what people and judges said of the trace. */
  readonly feedback?: '1';
}

const MAX_IDS_IN_URL = 40;
const MAX_FIND_CHARS = 1000;
const TYPES = /^[\w .:-]{1,60}(,[\w .:-]{1,60}){0,40}$/;
const ZOOM = /^\d{1,13}(\.\d{1,6})?-\d{1,13}(\.\d{1,6})?$/;

export function parseTraceUrl(search: Record<string, unknown>): TraceUrl {
  const { span, tab, view, find, match, types, heat, zoom, closed, open } = search;
  const knownTab = SPAN_TABS.find((name) => name === tab && name !== 'overview');
  const knownView = TRACE_VIEWS.find((name) => name === view);
  const knownHeat = HEATS.find((name) => name === heat);
  return {
    ...(isSpanId(span) && { span }),
    ...(knownTab !== undefined && { tab: knownTab }),
    ...(knownView !== undefined && { view: knownView }),
    ...(typeof find === 'string' && find !== '' && { find: find.slice(0, MAX_FIND_CHARS) }),
    ...(isText(match, /^[1-9]\d{0,6}$/) && { match }),
    ...(isText(types, TYPES) && { types }),
    ...(knownHeat !== undefined && { heat: knownHeat }),
    ...(isText(zoom, ZOOM) && { zoom }),
    ...(isIdList(closed) && { closed }),
    ...((open === 'all' || isIdList(open)) && { open }),
    ...parseSwitches(search),
  };
}

const SWITCHES = ['context', 'errors', 'critical', 'feedback'] as const;

function parseSwitches(search: Record<string, unknown>): Pick<TraceUrl, (typeof SWITCHES)[number]> {
  return Object.fromEntries(
    SWITCHES.filter((name) => search[name] === '1' || search[name] === 1).map((name) => [name, '1']),
  );
}

/** For the URL, or nothing where there are so many that the link could no longer be sent to anybody. */
export function toIdsParam(ids: ReadonlySet<string>): string | undefined {
  return ids.size === 0 || ids.size > MAX_IDS_IN_URL ? undefined : [...ids].join(',');
}

export function parseIdsParam(ids: string | undefined): ReadonlySet<string> {
  return new Set(ids?.split(',').filter((id) => id !== ''));
}

function isIdList(value: unknown): value is string {
  return typeof value === 'string' && value.split(',').every(isSpanId);
}

function isText(value: unknown, shape: RegExp): value is string {
  return typeof value === 'string' && shape.test(value);
}

function isSpanId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);
}
