import type { GanderClient } from '@gander/api/gander/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

/** Turns read at once: a long session in a few requests, and most in one. */
export const TURN_PAGE_SIZE = 200;

export interface SessionAddress {
  readonly experimentId: string;
  readonly sessionId: string;
}

/** The figures of one session; `null` when no trace names it. */
export function sessionQuery(client: GanderClient, { experimentId, sessionId }: SessionAddress) {
  return queryOptions({
    queryKey: ['session', experimentId, sessionId],
    queryFn: async ({ signal }) => {
      const { items } = await client.listSessions({ params: { experimentId }, query: { sessionId, limit: 1 }, signal });
      return items[0] ?? null;
    },
    enabled: sessionId !== '',
  });
}

/** The traces of a session, oldest first, page by page. Live changes are merged into it, so it never goes stale. */
export function sessionTracesQuery(client: GanderClient, { experimentId, sessionId }: SessionAddress) {
  return infiniteQueryOptions({
    queryKey: ['session-traces', experimentId, sessionId],
    queryFn: async ({ pageParam, signal }) =>
      client.listSessionTraces({
        params: { experimentId },
        query: { sessionId, limit: TURN_PAGE_SIZE, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: sessionId !== '',
    staleTime: Infinity,
    // Read anew when the page is opened again: nobody listened meanwhile.
    gcTime: 0,
  });
}
