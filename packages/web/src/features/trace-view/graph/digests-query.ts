import type { GanderClient } from '@gander/api/gander/client';
import { queryOptions } from '@tanstack/react-query';

const STALE_MS = 60_000;

/** Names of agents and tools, and fingerprints of what was said. */
export function spanDigestsQuery(client: GanderClient, traceId: string) {
  return queryOptions({
    queryKey: ['span-digests', traceId],
    queryFn: async ({ signal }) => client.listSpanDigests({ params: { traceId }, signal }),
    staleTime: STALE_MS,
    retry: 1,
  });
}
