import type { GanderClient } from '@gander/api/gander/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

const PAGE_SIZE = 500;
const REFRESH_MS = 5_000;
/** Many pages are many requests. */
const REFRESH_MANY_MS = 30_000;

/** The experiments of a stage, page by page. Renewed while looked at: the live stream is per experiment. */
export function experimentsQuery(client: GanderClient, stage: 'active' | 'deleted' = 'active') {
  return infiniteQueryOptions({
    queryKey: ['experiments', stage],
    queryFn: async ({ pageParam, signal }) =>
      client.listExperiments({ params: {}, query: { limit: PAGE_SIZE, cursor: pageParam, stage }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? REFRESH_MANY_MS : REFRESH_MS),
  });
}

export function experimentQuery(client: GanderClient, experimentId: string) {
  return queryOptions({
    queryKey: ['experiment', experimentId],
    queryFn: async ({ signal }) => client.getExperiment({ params: { experimentId }, signal }),
    staleTime: 60_000,
  });
}
