import type { LiveEvent } from '@gander/api/gander/live-event';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { useLiveTraces } from '../live/use-live-traces.ts';
import { mergeHead, prependTraces, replaceTraces, type TracePage } from './merge-head.ts';
import { traceListQuery, TRACE_PAGE_SIZE } from './queries.ts';
import { pickTraceFilter, toTraceFilter, type TraceListUrl } from './url.ts';

export interface LiveListOptions {
  readonly experimentId: string;
  readonly url: TraceListUrl;
  /** Nothing is heard while it is paused; what was missed comes when it goes on. */
  readonly isPaused: boolean;
  /** Asked when new traces came: whether they may appear at once, or must wait until the reader asks. */
  readonly mayPrepend: () => boolean;
}

export interface LiveList {
  /** How many new traces wait. */
  readonly waitingCount: number;
  /** There are at least this many, perhaps more. */
  readonly hasMoreWaiting: boolean;
  readonly showWaiting: () => void;
}

interface Waiting {
  readonly fresh: readonly TraceSummaryBody[];
  readonly hasGap: boolean;
}

type ListData = InfiniteData<TracePage, string | undefined>;

const NOTHING: Waiting = { fresh: [], hasGap: false };
const GAP_MS = 200;
const MAX_SINGLE_READS = 20;

/**
 * Keeps the loaded list up to date: known traces change in place, new ones wait or appear on top. In another order than
 * by time nobody can say where a new one belongs without reading all again: there they always wait.
 */
export function useLiveList({ experimentId, url, isPaused, mayPrepend }: LiveListOptions): LiveList {
  const { client } = useGander();
  const queryClient = useQueryClient();
  const { queryKey } = traceListQuery(client, experimentId, url);
  const keyText = JSON.stringify(queryKey);
  const isNewestFirst = url.sort === undefined;
  const [waiting, setWaiting] = useState(NOTHING);
  /** The newest traces when a sorted list was read. */
  const baseline = useRef<Promise<Baseline>>(undefined);
  const readBaseline = useEffectEvent(async () => {
    const query = { ...toTraceFilter(pickTraceFilter(url), Date.now()), limit: TRACE_PAGE_SIZE };
    try {
      return toBaseline(await client.listTraces({ params: { experimentId }, query }));
    } catch {
      // Nothing is called new this time; the next time it is read again.
      baseline.current = undefined;
      return { ids: new Set<string>(), oldest: 2n ** 63n };
    }
  });
  useEffect(() => {
    setWaiting(NOTHING);
    baseline.current = isNewestFirst ? undefined : readBaseline();
  }, [keyText, isNewestFirst]);

  function updatePages(update: (pages: readonly TracePage[]) => readonly TracePage[]) {
    queryClient.setQueryData<ListData>(queryKey, (data) => data && { ...data, pages: [...update(data.pages)] });
  }

  async function onEvents(events: readonly LiveEvent[]) {
    for (const name of ['trace-counts', 'session-totals', 'group-traces']) {
      void queryClient.invalidateQueries({ queryKey: [name, experimentId] });
    }
    if (queryClient.getQueryData<ListData>(queryKey) === undefined) return;
    const head = await client.listTraces({
      params: { experimentId },
      query: { ...toTraceFilter(pickTraceFilter(url), Date.now()), limit: TRACE_PAGE_SIZE },
    });
    const data = queryClient.getQueryData<ListData>(queryKey);
    if (data === undefined) return;
    const merged = mergeHead(data.pages, head);
    updatePages(() => merged.pages);
    if (isNewestFirst) receive(merged);
    else await receiveSorted(merged.fresh);
    await refreshOlder(events, data.pages, head);
  }

  function receive(merged: Waiting) {
    if (merged.fresh.length === 0) return;
    if (mayPrepend() && !merged.hasGap) updatePages((pages) => prependTraces(pages, merged.fresh));
    else setWaiting(merged);
  }

  async function receiveSorted(unknown: readonly TraceSummaryBody[]) {
    const { ids, oldest } = await (baseline.current ??= readBaseline());
    const fresh = unknown.filter(({ traceId, startUnixNano }) => !ids.has(traceId) && startUnixNano >= oldest);
    if (fresh.length > 0) setWaiting({ fresh, hasGap: true });
  }

  /** Known traces further down than the head reaches are read one by one. */
  async function refreshOlder(events: readonly LiveEvent[], pages: readonly TracePage[], head: TracePage) {
    const done = new Set(head.items.map((trace) => trace.traceId));
    const changed = new Set(events.flatMap((event) => event.traceIds).filter((id) => !done.has(id)));
    if (changed.size === 0) return;
    const known = pages.flatMap((page) => page.items.filter((trace) => changed.has(trace.traceId)));
    const traces = await Promise.all(
      known.slice(0, MAX_SINGLE_READS).map(async ({ traceId }) => client.getTrace({ params: { traceId } })),
    );
    if (traces.length > 0) updatePages((current) => replaceTraces(current, traces));
  }

  useLiveTraces({ scope: { experimentId }, isEnabled: !isPaused, gapMs: GAP_MS, onEvents });

  return {
    waitingCount: waiting.fresh.length,
    hasMoreWaiting: waiting.hasGap && isNewestFirst,
    showWaiting() {
      if (waiting.hasGap) void queryClient.resetQueries({ queryKey, exact: true });
      else updatePages((pages) => prependTraces(pages, waiting.fresh));
      setWaiting(NOTHING);
      const shown = waiting.fresh.map(({ traceId }) => traceId);
      baseline.current = baseline.current?.then(({ ids, oldest }) => ({ ids: new Set([...ids, ...shown]), oldest }));
    },
  };
}

/** What comes into the newest page afterwards is new: also a trace that began long ago and was sent late. */
interface Baseline {
  readonly ids: ReadonlySet<string>;
  /** What began before this was there, further down than the page reaches. */
  readonly oldest: bigint;
}

function toBaseline({ items, nextCursor }: TracePage): Baseline {
  const last = items.at(-1);
  return {
    ids: new Set(items.map(({ traceId }) => traceId)),
    oldest: nextCursor === null || last === undefined ? -(2n ** 63n) : last.startUnixNano,
  };
}
