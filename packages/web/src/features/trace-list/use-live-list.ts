import type { LiveEvent } from '@gander/api/gander/live-event';
import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { useLiveTraces } from '../live/use-live-traces.ts';
import { mergeHead, prependTraces, replaceTraces, type TracePage } from './merge-head.ts';
import { traceListQuery, TRACE_PAGE_SIZE } from './queries.ts';
import { toTraceFilter, type TraceListUrl } from './url.ts';

export interface LiveListOptions {
  readonly experimentId: string;
  readonly url: TraceListUrl;
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

/** Keeps the loaded list up to date: known traces change in place, new ones wait or appear on top. */
export function useLiveList({ experimentId, url, mayPrepend }: LiveListOptions): LiveList {
  const { client } = useGander();
  const queryClient = useQueryClient();
  const { queryKey } = traceListQuery(client, experimentId, url);
  const keyText = JSON.stringify(queryKey);
  const [waiting, setWaiting] = useState(NOTHING);
  useEffect(() => {
    setWaiting(NOTHING);
  }, [keyText]);

  function updatePages(update: (pages: readonly TracePage[]) => readonly TracePage[]) {
    queryClient.setQueryData<ListData>(queryKey, (data) => data && { ...data, pages: [...update(data.pages)] });
  }

  async function onEvents(events: readonly LiveEvent[]) {
    void queryClient.invalidateQueries({ queryKey: ['trace-counts', experimentId] });
    if (queryClient.getQueryData<ListData>(queryKey) === undefined) return;
    const head = await client.listTraces({
      params: { experimentId },
      query: { ...toTraceFilter(url, Date.now()), limit: TRACE_PAGE_SIZE },
    });
    const data = queryClient.getQueryData<ListData>(queryKey);
    if (data === undefined) return;
    const merged = mergeHead(data.pages, head);
    updatePages(() => merged.pages);
    if (merged.fresh.length > 0) {
      if (mayPrepend() && !merged.hasGap) updatePages((pages) => prependTraces(pages, merged.fresh));
      else setWaiting(merged);
    }
    await refreshOlder(events, data.pages, head);
  }

  /** Known traces further down than the head reaches are read one by one. */
  async function refreshOlder(events: readonly LiveEvent[], pages: readonly TracePage[], head: TracePage) {
    const done = new Set(head.items.map((trace) => trace.traceId));
    const known = new Set(pages.flatMap((page) => page.items.map((trace) => trace.traceId)));
    const changed = [...new Set(events.flatMap((event) => event.traceIds))].filter(
      (id) => known.has(id) && !done.has(id),
    );
    if (changed.length === 0) return;
    const traces = await Promise.all(
      changed.slice(0, MAX_SINGLE_READS).map(async (traceId) => client.getTrace({ params: { traceId } })),
    );
    updatePages((current) => replaceTraces(current, traces));
  }

  useLiveTraces({ scope: { experimentId }, gapMs: GAP_MS, onEvents });

  return {
    waitingCount: waiting.fresh.length,
    hasMoreWaiting: waiting.hasGap,
    showWaiting() {
      if (waiting.hasGap) void queryClient.resetQueries({ queryKey, exact: true });
      else updatePages((pages) => prependTraces(pages, waiting.fresh));
      setWaiting(NOTHING);
    },
  };
}
