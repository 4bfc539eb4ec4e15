import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';

import { useGander } from '../../app/gander-context.ts';
import { traceListQuery } from '../trace-list/queries.ts';
import { useTraceUrl } from './use-trace-url.ts';

export interface NeighbourTraces {
  /** Above it in the list that it was opened from. Absent at the top, and where the list has not come that far. */
  readonly showNewer: (() => void) | undefined;
  readonly showOlder: (() => void) | undefined;
}

/** The traces beside this one in the list that it was opened from, or in the experiment's. Keeps the view. */
export function useNeighbourTraces({ traceId, experimentId }: TraceSummaryBody): NeighbourTraces {
  const { client } = useGander();
  const navigate = useNavigate();
  const { url } = useTraceUrl();
  const listUrl = useLocation({ select: (location) => location.state.listUrl });
  const list = useInfiniteQuery(traceListQuery(client, experimentId, listUrl ?? {}));
  const traces = list.data?.pages.flatMap((page) => page.items) ?? [];
  const index = traces.findIndex((trace) => trace.traceId === traceId);

  const show = (trace: TraceSummaryBody | undefined) =>
    index < 0 || trace === undefined
      ? undefined
      : () => {
          // The next step needs the next page: it comes while this trace is read.
          if (index + PAGE_AHEAD >= traces.length && list.hasNextPage && !list.isFetchingNextPage)
            void list.fetchNextPage();
          void navigate({
            to: '/experiments/$experimentId/traces/$traceId',
            params: { experimentId, traceId: trace.traceId },
            search: url.view === undefined ? {} : { view: url.view },
            state: (current) => current,
            replace: true,
          });
        };
  return { showNewer: show(traces[index - 1]), showOlder: show(traces[index + 1]) };
}

const PAGE_AHEAD = 10;
