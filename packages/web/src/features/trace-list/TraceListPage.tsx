import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { usePageTitle } from '../../app/use-page-title.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ExperimentTabs } from '../experiments/ExperimentTabs.tsx';
import { experimentQuery } from '../experiments/queries.ts';
import { FirstTracePanel } from '../set-up/FirstTracePanel.tsx';
import { traceListQuery } from './queries.ts';
import { TraceList } from './TraceList.tsx';
import { isFiltered } from './url.ts';

const route = getRouteApi('/experiments/$experimentId/traces');

/** The Traces tab: the list, or how to fill it. */
export function TraceListPage() {
  const { experimentId } = route.useParams();
  const url = route.useSearch();
  const { client } = useGander();
  const experiment = useQuery(experimentQuery(client, experimentId));
  const list = useInfiniteQuery(traceListQuery(client, experimentId, url));
  const traces = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  usePageTitle('Traces', experiment.data?.name);

  const failure = experiment.error ?? (list.data === undefined ? list.error : null);
  if (failure !== null) {
    return (
      <FailureNotice
        error={failure}
        notFoundTitle={`There is no experiment ${experimentId}`}
        onRetry={() => {
          void experiment.refetch();
          void list.refetch();
        }}
      >
        <Link to="/" className="inline-flex h-7 items-center font-medium text-accent-ink underline underline-offset-2">
          All experiments
        </Link>
      </FailureNotice>
    );
  }
  const isEmpty = list.isSuccess && traces.length === 0 && !isFiltered(url);
  return (
    <>
      <ExperimentTabs experimentId={experimentId} />
      {list.isPending && !isFiltered(url) ? (
        <Skeleton label="Loading traces …" rows={12} />
      ) : isEmpty ? (
        <FirstTracePanel experimentId={experimentId} />
      ) : (
        <TraceList
          // A new filter is a new list: scroll, cursor and waiting traces start over. The filter bar stays.
          experimentId={experimentId}
          url={url}
          traces={traces}
          isLoading={list.isPending}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          loadFailed={list.isFetchNextPageError}
          onLoadMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}
