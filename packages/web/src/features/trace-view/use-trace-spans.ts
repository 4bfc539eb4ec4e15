import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { traceSpansQuery } from './queries.ts';
import { toShownPageCount } from './to-shown-page-count.ts';

export interface TraceSpans {
  readonly spans: readonly SpanRowBody[];
  readonly isLoadingFirst: boolean;
  readonly isComplete: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

interface Page {
  readonly items: readonly SpanRowBody[];
}

const NO_PAGES: readonly Page[] = [];

/** All spans of a trace, page after page; some of what is there can be shown while the rest comes. */
export function useTraceSpans(traceId: string): TraceSpans {
  const { client } = useGander();
  const query = useInfiniteQuery(traceSpansQuery(client, traceId));
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);

  const isGrowing = hasNextPage && !isError;
  const pages = useSamePages(data?.pages ?? NO_PAGES, isGrowing);
  const spans = useMemo(() => pages.flatMap((page) => page.items), [pages]);
  return {
    spans,
    isLoadingFirst: query.isPending,
    isComplete: query.isSuccess && !hasNextPage,
    error: query.error,
    retry: () => void (data === undefined ? query.refetch() : fetchNextPage()),
  };
}

/** The pages to show: the same list as long as they are the same pages. */
function useSamePages(pages: readonly Page[], isGrowing: boolean): readonly Page[] {
  const [shown, setShown] = useState(NO_PAGES);
  const count = isGrowing ? toShownPageCount({ loadedCount: pages.length, shownCount: shown.length }) : pages.length;
  const isSame = shown.length === count && shown.every((page, index) => page === pages[index]);
  if (isSame) return shown;
  const next = pages.slice(0, count);
  setShown(next);
  return next;
}
