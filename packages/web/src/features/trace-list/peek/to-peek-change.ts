import { parseTraceUrl, type TraceUrl } from '../../trace-view/url.ts';
import type { TraceListUrl } from '../url.ts';

export type PeekChange = { readonly [Key in 'peek' | keyof TraceUrl]?: TraceListUrl[Key] | undefined };

/** Opens a trace in the panel, or closes it. The chosen view is kept from trace to trace; the rest belongs to one trace. */
export function toPeekChange(url: TraceListUrl, traceId: string | undefined): PeekChange {
  const gone = Object.fromEntries(Object.keys(pickTraceUrl(url)).map((key) => [key, undefined]));
  return { ...gone, ...(traceId !== undefined && url.view !== undefined && { view: url.view }), peek: traceId };
}

/** The part of the list's URL that belongs to the trace in the panel. */
export function pickTraceUrl(url: TraceListUrl): TraceUrl {
  return parseTraceUrl({ ...url });
}

/** The list's own part: what a link back to it says. */
export function withoutPeek(url: TraceListUrl): TraceListUrl {
  const { peek: _peek, ...rest } = url;
  const traceKeys = new Set(Object.keys(pickTraceUrl(url)));
  return Object.fromEntries(Object.entries(rest).filter(([key]) => !traceKeys.has(key)));
}
