import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';

import { useGander } from '../../app/gander-context.ts';
import { traceListQuery } from '../trace-list/queries.ts';
import { neighbourQuery } from './neighbour-query.ts';
import type { TraceView } from './url.ts';

export interface NeighbourTraces {
  /** Above it in the list that it was opened from. False at the top. */
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  /** Goes there. Steps in quick succession count from where the last one leads, shown or not yet. */
  readonly showNewer: () => void;
  readonly showOlder: () => void;
}

export interface NeighbourTracesOptions {
  readonly traceId: string;
  readonly experimentId: string;
  /** Absent until it is known. */
  readonly trace: TraceSummaryBody | undefined;
  /** Kept from trace to trace. */
  readonly view: TraceView | undefined;
}

/** The traces beside this one in the list that it was opened from, or in the experiment's. Keeps the view. */
export function useNeighbourTraces({ traceId, experimentId, trace, view }: NeighbourTracesOptions): NeighbourTraces {
  const { client } = useGander();
  const navigate = useNavigate();
  const router = useRouter();
  const listUrl = useLocation({ select: (location) => location.state.listUrl });
  const list = useInfiniteQuery(traceListQuery(client, experimentId, listUrl ?? {}));
  const traceIds = list.data?.pages.flatMap((page) => page.items.map((trace) => trace.traceId)) ?? [];
  // Any other order has no neighbours but those in it.
  const isAsked = list.isSuccess && trace !== undefined && listUrl?.sort === undefined && !traceIds.includes(traceId);
  const beside = useQuery({
    ...neighbourQuery(client, {
      trace: trace ?? { traceId, experimentId, startUnixNano: 0n },
      filter: listUrl ?? {},
    }),
    enabled: isAsked,
  });
  const findNeighbour = (id: string | undefined, step: -1 | 1) => {
    const index = id === undefined ? -1 : traceIds.indexOf(id);
    if (index >= 0) return traceIds[index + step];
    return isAsked && id === traceId ? beside.data?.[step === -1 ? 'newer' : 'older'] : undefined;
  };

  const show = (step: -1 | 1) => () => {
    const next = findNeighbour(router.latestLocation.pathname.split('/').at(-1), step);
    if (next === undefined) return;
    // The step after it needs the next page: it comes while this trace is read.
    if (traceIds.indexOf(next) + PAGE_AHEAD >= traceIds.length && list.hasNextPage && !list.isFetchingNextPage)
      void list.fetchNextPage();
    void navigate({
      to: '/experiments/$experimentId/traces/$traceId',
      params: { experimentId, traceId: next },
      search: view === undefined ? {} : { view },
      state: (current) => current,
      replace: true,
    });
  };
  return {
    hasNewer: findNeighbour(traceId, -1) !== undefined,
    hasOlder: findNeighbour(traceId, 1) !== undefined,
    showNewer: show(-1),
    showOlder: show(1),
  };
}

const PAGE_AHEAD = 10;
