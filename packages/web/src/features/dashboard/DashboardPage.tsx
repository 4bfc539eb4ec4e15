import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { usePageTitle } from '../../app/use-page-title.ts';
import { formatCount } from '../../format/tokens.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ExperimentTabs } from '../experiments/ExperimentTabs.tsx';
import { experimentQuery } from '../experiments/queries.ts';
import { FirstTracePanel } from '../set-up/FirstTracePanel.tsx';
import { EmptyResult } from '../trace-filter/EmptyResult.tsx';
import { FilterBar } from '../trace-filter/FilterBar.tsx';
import { UnreadableFilter } from '../trace-filter/UnreadableFilter.tsx';
import { useLiveFigures } from '../trace-filter/use-live-figures.ts';
import { useTraceFilter } from '../trace-filter/use-trace-filter.ts';
import { isFiltered, pickTraceFilter } from '../trace-list/url.ts';
import { DashboardFigures } from './DashboardFigures.tsx';
import { traceSeriesQuery } from './queries.ts';

const route = getRouteApi('/experiments/$experimentId/dashboard');

/** The Dashboard tab: the traces of the list in figures. What is chosen here is chosen there. */
export function DashboardPage() {
  const { experimentId } = route.useParams();
  const control = useTraceFilter();
  const { url, problem } = control;
  const { client } = useGander();
  const experiment = useQuery(experimentQuery(client, experimentId));
  const series = useQuery({ ...traceSeriesQuery(client, experimentId, url), enabled: problem === undefined });
  useLiveFigures(experimentId);
  usePageTitle('Dashboard', experiment.data?.name);

  const failure = experiment.error ?? (series.data === undefined ? series.error : null);
  if (failure !== null) {
    return (
      <FailureNotice
        error={failure}
        notFoundTitle={`There is no experiment ${experimentId}`}
        onRetry={() => {
          void experiment.refetch();
          void series.refetch();
        }}
      />
    );
  }
  const isEmpty = series.data !== undefined && series.data.total.traceCount === 0 && !isFiltered(url);
  return (
    <>
      <ExperimentTabs experimentId={experimentId} />
      {isEmpty ? (
        <FirstTracePanel experimentId={experimentId} />
      ) : (
        <>
          <FilterBar experimentId={experimentId} control={control}>
            <Link
              to="/experiments/$experimentId/traces"
              params={{ experimentId }}
              search={pickTraceFilter(url)}
              className="flex h-7 items-center font-medium text-accent-ink underline-offset-2 hover:underline"
            >
              {series.data === undefined ? 'Show traces' : `Show ${formatCount(series.data.total.traceCount)} traces`}
            </Link>
          </FilterBar>
          {problem !== undefined ? (
            <UnreadableFilter filter={url.filter ?? ''} problem={problem} onClear={control.clear} />
          ) : series.data === undefined ? (
            <Skeleton label="Adding up the traces …" rows={12} />
          ) : series.data.total.traceCount === 0 ? (
            <div className="min-h-0 flex-1 overflow-y-auto">
              <EmptyResult experimentId={experimentId} control={control} />
            </div>
          ) : (
            <DashboardFigures
              experimentId={experimentId}
              control={control}
              series={series.data}
              isOutdated={series.isPlaceholderData}
            />
          )}
        </>
      )}
    </>
  );
}
