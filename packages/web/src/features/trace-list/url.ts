import { includeLegacyFilters } from '../trace-filter/legacy-filters.ts';
import { isRange, type Range, toRangeMs } from '../trace-filter/time/range.ts';
import { parseTableUrl, type TableSearch } from './table-url.ts';

/** What the URL of a trace list says. */
export interface TraceListUrl extends TraceFilterUrl, TableSearch {
  /** One row for each session, its traces inside. */
  readonly group?: 'session';
}

/** Which traces: the part of the URL that another list begins with. */
export interface TraceFilterUrl {
  /** In the query language. */
  readonly filter?: string;
  /** Plain words. */
  readonly q?: string;
  /** The time that ends now; never together with `from` and `to`. */
  readonly range?: Range;
  /** ISO 8601, from this moment on. */
  readonly from?: string;
  /** ISO 8601, up to and without this moment. */
  readonly to?: string;
}

/** Filters of links that were made before there was a query language, and of links that say no more than this. */
export interface TraceListLink extends TraceListUrl {
  /** Comma list of trace states. */
  readonly state?: string;
  readonly session?: string;
  readonly user?: string;
}

/** As long as a server in front of this one may let a URL be. */
const MAX_FILTER_CHARS = 8000;
const MAX_TEXT_CHARS = 1000;

/** Reads the search parameters; what makes no sense is dropped. */
export function parseTraceListUrl(search: Readonly<Record<string, unknown>>): TraceListUrl {
  const filter = includeLegacyFilters(toText(search['filter'], MAX_FILTER_CHARS).trim(), search);
  const q = toText(search['q'], MAX_TEXT_CHARS).trim();
  return {
    ...(filter !== '' && { filter }),
    ...(q !== '' && { q }),
    ...parseTime(search),
    ...(search['group'] === 'session' && { group: 'session' as const }),
    ...parseTableUrl(search),
  };
}

function parseTime({
  range,
  from,
  to,
}: Readonly<Record<string, unknown>>): Pick<TraceFilterUrl, 'range' | 'from' | 'to'> {
  if (typeof range === 'string' && isRange(range)) return { range };
  const [start, end] = [toMoment(from), toMoment(to)];
  return { ...(start !== undefined && { from: start }), ...(end !== undefined && { to: end }) };
}

/** A moment as it is written in the URL; programs may also give milliseconds since the epoch. */
function toMoment(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const date = new Date(/^-?\d+$/.test(value) ? Number(value) : value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function toText(value: unknown, maxChars: number): string {
  return typeof value === 'string' ? value.slice(0, maxChars) : '';
}

/** The part that says which traces, and nothing of how they are shown. */
export function pickTraceFilter({ filter, q, range, from, to }: TraceListUrl): TraceFilterUrl {
  return {
    ...(filter !== undefined && { filter }),
    ...(q !== undefined && { q }),
    ...(range !== undefined && { range }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** Whether some traces may be left out. */
export function isFiltered(url: TraceListUrl): boolean {
  return Object.keys(pickTraceFilter(url)).length > 0;
}

/** The filters as the server takes them. A range becomes its start at this moment. */
export function toTraceFilter(url: TraceFilterUrl, nowMs: number) {
  return {
    filter: url.filter,
    text: url.q,
    from: url.range === undefined ? toNanos(url.from) : BigInt(nowMs - toRangeMs(url.range)) * 1_000_000n,
    to: toNanos(url.to),
  };
}

function toNanos(moment: string | undefined): bigint | undefined {
  return moment === undefined ? undefined : BigInt(Date.parse(moment)) * 1_000_000n;
}
