import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { useMemo, useState } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { usePageTitle } from '../../app/use-page-title.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ExperimentTabs } from '../experiments/ExperimentTabs.tsx';
import { experimentQuery } from '../experiments/queries.ts';
import { FirstTracePanel } from '../set-up/FirstTracePanel.tsx';
import { ImportButton } from '../share/import/ImportButton.tsx';
import { EmptyResult } from '../trace-filter/EmptyResult.tsx';
import { FilteredTraces } from '../trace-filter/FilteredTraces.tsx';
import { UnreadableFilter } from '../trace-filter/UnreadableFilter.tsx';
import { useTraceFilter } from '../trace-filter/use-trace-filter.ts';
import { traceListQuery } from './queries.ts';
import { TraceList } from './TraceList.tsx';
import { isFiltered } from './url.ts';

const route = getRouteApi('/experiments/$experimentId/traces');

/** The Traces tab: the list with its filters, or how to fill it. */
export function TraceListPage() {
  const { experimentId } = route.useParams();
  const control = useTraceFilter();
  const { url, problem } = control;
  const { client } = useGander();
  const experiment = useQuery(experimentQuery(client, experimentId));
  const list = useInfiniteQuery({
    ...traceListQuery(client, experimentId, url),
    enabled: problem === undefined,
    // The rows before stay until the new ones are there: words are looked for while they are typed.
    placeholderData: (previous, query) => (query?.queryKey[1] === experimentId ? previous : undefined),
  });
  const traces = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  usePageTitle('Traces', experiment.data?.name);
  // Once the filters are there, they stay whatever is loaded: the bar may have the focus.
  const [isFramed, setFramed] = useState(false);
  if (!isFramed && (isFiltered(url) || traces.length > 0)) setFramed(true);

  const failure = experiment.error ?? (list.data === undefined && !isFiltered(url) ? list.error : null);
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
  const isEmpty = list.isSuccess && !list.isPlaceholderData && traces.length === 0 && !isFiltered(url);
  return (
    <>
      <h1 className="sr-only">Traces</h1>
      <ExperimentTabs experimentId={experimentId} />
      {list.isPending && !isFiltered(url) && !isFramed ? (
        <Skeleton label="Loading traces …" rows={12} />
      ) : isEmpty ? (
        <FirstTracePanel experimentId={experimentId} />
      ) : (
        <FilteredTraces experimentId={experimentId} control={control} tools={<ImportButton />}>
          {problem !== undefined ? (
            <UnreadableFilter filter={url.filter ?? ''} problem={problem} onClear={control.clear} />
          ) : list.data === undefined && list.error !== null ? (
            // The bar stays: what was asked for may be what went wrong.
            <FailureNotice error={list.error} notFoundTitle="Not found" onRetry={() => void list.refetch()} />
          ) : (
            <div
              aria-busy={list.isPlaceholderData}
              className={clsx(
                'flex min-h-0 flex-1 flex-col',
                list.isPlaceholderData && 'opacity-60 transition-opacity delay-150',
              )}
            >
              <TraceList
                // A new filter is a new list: scroll, cursor and waiting traces start over.
                experimentId={experimentId}
                url={url}
                traces={traces}
                isLoading={list.isPending}
                hasMore={list.hasNextPage && !list.isPlaceholderData}
                isLoadingMore={list.isFetchingNextPage}
                loadFailed={list.isFetchNextPageError}
                onLoadMore={() => void list.fetchNextPage()}
                empty={<EmptyResult experimentId={experimentId} control={control} />}
              />
            </div>
          )}
        </FilteredTraces>
      )}
    </>
  );
}
