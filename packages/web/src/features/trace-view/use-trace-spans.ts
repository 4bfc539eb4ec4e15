import type { SpanRowBody } from '@gander/api/gander/schemas';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { traceSpansQuery } from './queries.ts';

export interface TraceSpans {
  readonly spans: readonly SpanRowBody[];
  readonly isLoadingFirst: boolean;
  readonly isComplete: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** All spans of a trace, page after page; what is there can be shown while the rest comes. */
export function useTraceSpans(traceId: string): TraceSpans {
  const { client } = useGander();
  const query = useInfiniteQuery(traceSpansQuery(client, traceId));
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);

  const spans = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return {
    spans,
    isLoadingFirst: query.isPending,
    isComplete: query.isSuccess && !hasNextPage,
    error: query.error,
    retry: () => void (data === undefined ? query.refetch() : fetchNextPage()),
  };
}
