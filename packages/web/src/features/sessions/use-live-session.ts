import type { LiveEvent } from '@gander/api/gander/live-event';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';

import { useGander } from '../../app/gander-context.ts';
import { useLiveTraces } from '../live/use-live-traces.ts';
import type { TracePage } from '../trace-list/merge-head.ts';
import { traceChatQuery } from '../trace-view/queries.ts';
import { type SessionAddress, sessionQuery, sessionTracesQuery, TURN_PAGE_SIZE } from './queries.ts';

type TurnData = InfiniteData<TracePage, string | undefined>;

const GAP_MS = 500;

/**
 * Keeps an open session up to date. New turns come at its end, so only the last page and those with changed traces are
 * read again, however long the session is.
 */
export function useLiveSession(address: SessionAddress): void {
  const { client } = useGander();
  const queryClient = useQueryClient();
  const { experimentId, sessionId } = address;
  const { queryKey } = sessionTracesQuery(client, address);

  async function refreshPages(changed: ReadonlySet<string>) {
    const data = queryClient.getQueryData<TurnData>(queryKey);
    if (data === undefined) return;
    const stale = data.pages.flatMap((page, index) =>
      index === data.pages.length - 1 || page.items.some(({ traceId }) => changed.has(traceId)) ? [index] : [],
    );
    const fresh = new Map<number, TracePage>();
    for (const index of stale) {
      const query = { sessionId, limit: TURN_PAGE_SIZE, cursor: data.pageParams[index] };
      fresh.set(index, await client.listSessionTraces({ params: { experimentId }, query }));
    }
    queryClient.setQueryData<TurnData>(queryKey, (current) =>
      // Another page came meanwhile: the next event will do.
      current?.pages.length === data.pages.length
        ? { ...current, pages: current.pages.map((page, index) => fresh.get(index) ?? page) }
        : current,
    );
  }

  async function onEvents(events: readonly LiveEvent[]) {
    const changed = new Set(events.flatMap((event) => event.traceIds));
    const summary = sessionQuery(client, address);
    const before = queryClient.getQueryData(summary.queryKey);
    const after = await queryClient.query({ ...summary, staleTime: 0 });
    // Other sessions of the experiment are heard as well.
    if (before === after && !isKnown(queryClient.getQueryData<TurnData>(queryKey), changed)) return;
    await refreshPages(changed);
    for (const traceId of changed) {
      void queryClient.invalidateQueries({ queryKey: traceChatQuery(client, traceId).queryKey });
    }
  }

  useLiveTraces({ scope: { experimentId }, isEnabled: sessionId !== '', gapMs: GAP_MS, onEvents });
}

function isKnown(data: TurnData | undefined, traceIds: ReadonlySet<string>): boolean {
  return data?.pages.some((page) => page.items.some(({ traceId }) => traceIds.has(traceId))) ?? false;
}
