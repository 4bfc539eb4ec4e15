import type { GanderClient } from '@gander/api/gander/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

const PAGE_SIZE = 200;
const REFRESH_MS = 5_000;

/** All active experiments, page by page. Renewed while looked at: the live stream is per experiment. */
export function experimentsQuery(client: GanderClient) {
  return infiniteQueryOptions({
    queryKey: ['experiments'],
    queryFn: async ({ pageParam, signal }) =>
      client.listExperiments({ params: {}, query: { limit: PAGE_SIZE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: REFRESH_MS,
  });
}

export function experimentQuery(client: GanderClient, experimentId: string) {
  return queryOptions({
    queryKey: ['experiment', experimentId],
    queryFn: async ({ signal }) => client.getExperiment({ params: { experimentId }, signal }),
    staleTime: 60_000,
  });
}
