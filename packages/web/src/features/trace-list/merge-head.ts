import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

export interface TracePage {
  readonly items: readonly TraceSummaryBody[];
  readonly nextCursor: string | null;
}

export interface MergedHead {
  /** The pages with known traces brought up to date, in their places. */
  readonly pages: readonly TracePage[];
  /** Traces the pages do not have, newest first. */
  readonly fresh: readonly TraceSummaryBody[];
  /** Everything in the head is new, so there may be more between it and the pages: only a new start shows all. */
  readonly hasGap: boolean;
}

/** Compares the loaded pages with the newest page as it is now. Nothing moves; pages without changes stay the same object. */
export function mergeHead(pages: readonly TracePage[], head: TracePage): MergedHead {
  const known = new Set(pages.flatMap((page) => page.items.map((trace) => trace.traceId)));
  const fresh = head.items.filter((trace) => !known.has(trace.traceId));
  return {
    pages: replaceTraces(pages, head.items),
    fresh,
    hasGap: fresh.length > 0 && fresh.length === head.items.length && head.nextCursor !== null,
  };
}

/** Brings traces up to date where they stand. */
export function replaceTraces(pages: readonly TracePage[], traces: readonly TraceSummaryBody[]): readonly TracePage[] {
  const byId = new Map(traces.map((trace) => [trace.traceId, trace]));
  return pages.map((page) => {
    if (!page.items.some((trace) => byId.has(trace.traceId))) return page;
    return { ...page, items: page.items.map((trace) => byId.get(trace.traceId) ?? trace) };
  });
}

/** Puts new traces into the first page, newest first. */
export function prependTraces(pages: readonly TracePage[], fresh: readonly TraceSummaryBody[]): readonly TracePage[] {
  const [first, ...rest] = pages;
  if (first === undefined || fresh.length === 0) return pages;
  const freshIds = new Set(fresh.map((trace) => trace.traceId));
  const kept = first.items.filter((trace) => !freshIds.has(trace.traceId));
  return [{ ...first, items: [...fresh, ...kept].sort(byNewest) }, ...rest];
}

function byNewest(left: TraceSummaryBody, right: TraceSummaryBody): number {
  if (left.startUnixNano !== right.startUnixNano) return left.startUnixNano > right.startUnixNano ? -1 : 1;
  return 0;
}
