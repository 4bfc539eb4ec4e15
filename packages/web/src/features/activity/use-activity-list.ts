import { type InfiniteData, type QueryKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

import { useLiveTraces } from '../live/use-live-traces.ts';
import type { ActivityKind, ActivityPage } from './activity-kind.ts';
import { mergeActivity } from './merge-activity.ts';

export interface ActivityListOptions<Row> {
  readonly experimentId: string;
  readonly kind: ActivityKind<Row>;
  readonly queryKey: QueryKey;
  readonly readPage: (cursor: string | undefined, signal?: AbortSignal) => Promise<ActivityPage<Row>>;
  /** Asked when rows would move: whether they may at once, or must wait until the reader asks. */
  readonly mayMove: () => boolean;
}

const GAP_MS = 1000;

/** Rows by newest activity, page by page, kept up to date: figures change in place, the order only where nobody reads. */
export function useActivityList<Row>(options: ActivityListOptions<Row>) {
  const { experimentId, kind, queryKey, readPage, mayMove } = options;
  const queryClient = useQueryClient();
  const [isNewWaiting, setIsNewWaiting] = useState(false);
  const list = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }) => readPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: ActivityPage<Row>) => page.nextCursor ?? undefined,
  });
  const keyText = JSON.stringify(queryKey);
  useEffect(() => {
    setIsNewWaiting(false);
  }, [keyText]);

  type ListData = InfiniteData<ActivityPage<Row>, string | undefined>;

  function showHead(head: ActivityPage<Row>) {
    queryClient.setQueryData<ListData>(queryKey, { pages: [head], pageParams: [undefined] });
    setIsNewWaiting(false);
  }

  useLiveTraces({
    scope: { experimentId },
    gapMs: GAP_MS,
    async onEvents() {
      if (queryClient.getQueryData<ListData>(queryKey) === undefined) return;
      const head = await readPage(undefined);
      const data = queryClient.getQueryData<ListData>(queryKey);
      if (data === undefined) return;
      const merged = mergeActivity(data.pages, head, kind.toId);
      if (merged.isMoved && mayMove()) {
        showHead(head);
        return;
      }
      setIsNewWaiting(merged.isMoved);
      queryClient.setQueryData<ListData>(queryKey, { ...data, pages: [...merged.pages] });
    },
  });

  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return {
    list,
    rows,
    isNewWaiting,
    showNew: () => {
      void readPage(undefined).then(showHead);
    },
  };
}
