import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { toChartColor } from '../../../ui/chart/chart-series.ts';
import { COLOR_CLASSES } from '../../../ui/chart/ChartLegend.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { ActivityFrame } from '../../activity/ActivityFrame.tsx';
import { toMetricView, toMetricViewUrl } from '../metrics/metric-view-url.ts';
import type { MetricView } from '../metrics/MetricChart.tsx';
import { MetricGrid } from '../metrics/MetricGrid.tsx';
import { MetricToolbar } from '../metrics/MetricToolbar.tsx';
import type { RunRow } from '../model/run-row.ts';
import { runsByIdQuery } from '../queries.ts';
import { CompareTable } from './CompareTable.tsx';
import { ParallelCoordinates } from './ParallelCoordinates.tsx';
import { toRunDimensions } from './run-dimensions.ts';
import { RunScatter } from './RunScatter.tsx';
import { COMPARE_VIEWS, type CompareRunsUrl, type CompareView, parseRunIds } from './url.ts';

const route = getRouteApi('/experiments/$experimentId/runs/compare');

const VIEW_LABELS = {
  table: 'Side by side',
  charts: 'Metric charts',
  parallel: 'Parallel coordinates',
  scatter: 'Scatter',
} as const satisfies Record<CompareView, string>;

/** Several runs next to each other: where do they differ? */
export function CompareRunsPage() {
  const { experimentId } = route.useParams();
  const url = route.useSearch();
  const gander = useGander();
  const runIds = useMemo(() => parseRunIds(url.runs), [url.runs]);
  const runs = useQuery(runsByIdQuery(gander, runIds));
  const allRuns = (
    <Link
      to="/experiments/$experimentId/runs"
      params={{ experimentId }}
      className="inline-flex h-7 items-center font-medium text-accent-ink underline underline-offset-2"
    >
      All runs
    </Link>
  );
  return (
    <ActivityFrame experimentId={experimentId} title="Compare runs" within="Runs">
      {runIds.length === 0 ? (
        <Notice title="Nothing to compare" actions={allRuns}>
          Select runs in the list, then Compare.
        </Notice>
      ) : runs.data !== undefined ? (
        <Comparison runs={runs.data} missing={runIds.length - runs.data.length} />
      ) : runs.isError ? (
        <FailureNotice error={runs.error} onRetry={() => void runs.refetch()}>
          {allRuns}
        </FailureNotice>
      ) : (
        <Skeleton label="Loading the runs …" rows={10} />
      )}
    </ActivityFrame>
  );
}

type Change = { readonly [Key in keyof CompareRunsUrl]: CompareRunsUrl[Key] | undefined };

function Comparison({ runs, missing }: { readonly runs: readonly RunRow[]; readonly missing: number }) {
  const { experimentId } = route.useParams();
  const url = route.useSearch();
  const navigate = useNavigate();
  const change = (next: Change) => {
    const merged = Object.entries({ ...url, ...next }).filter(([, value]) => value !== undefined);
    void navigate({
      to: '/experiments/$experimentId/runs/compare',
      params: { experimentId },
      search: Object.fromEntries(merged),
      replace: !('view' in next),
    });
  };
  const view = url.view ?? 'table';
  const search = (
    <SearchField
      label="Filter by name"
      placeholder="Filter by name"
      value={url.q ?? ''}
      delayMs={80}
      onChange={(q) => {
        change({ q: q === '' ? undefined : q });
      }}
      className="w-64 max-sm:w-full"
    />
  );
  return (
    <>
      <header className="flex shrink-0 items-baseline gap-3 px-4 pt-3 pb-1">
        <h1 className="text-base font-semibold">Compare {runs.length} runs</h1>
        {missing > 0 && <span className="text-error">{missing} of the runs could not be read.</span>}
      </header>
      <Tabs<CompareView>
        label="View"
        items={COMPARE_VIEWS.map((value) => ({ value, label: VIEW_LABELS[value] }))}
        value={view}
        onChange={(next) => {
          change({ view: next === 'table' ? undefined : next });
        }}
      >
        {view === 'table' ? (
          <>
            <div className="flex shrink-0 flex-wrap items-center gap-3 border-b border-line bg-surface px-3 py-2">
              {search}
              <label className="flex items-center gap-1.5 text-ink-soft">
                <input
                  type="checkbox"
                  checked={url.diff === '1'}
                  onChange={(event) => {
                    change({ diff: event.target.checked ? '1' : undefined });
                  }}
                  className="size-3.5 accent-accent"
                />
                Only differences
              </label>
              <span className="text-xs text-ink-faint max-sm:hidden">Marked: unlike the first run</span>
            </div>
            <CompareTable
              runs={runs}
              text={url.q ?? ''}
              isOnlyDifferent={url.diff === '1'}
              onRemove={(runId) => {
                const left = runs.filter((run) => run.runId !== runId);
                change({ runs: left.map((run) => run.runId).join(',') });
              }}
            />
          </>
        ) : (
          <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4">
            <RunNames runs={runs} />
            {view === 'charts' && (
              <OverlaidCharts
                runs={runs}
                text={url.q ?? ''}
                search={search}
                view={toMetricView(url)}
                onChange={change}
              />
            )}
            {view === 'parallel' && <Dimensions runs={runs} view={view} url={url} onChange={change} />}
            {view === 'scatter' && <Dimensions runs={runs} view={view} url={url} onChange={change} />}
          </div>
        )}
      </Tabs>
    </>
  );
}

/** Which colour is which run. */
function RunNames({ runs }: { readonly runs: readonly RunRow[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {runs.map((run, index) => (
        <li key={run.runId} className="flex min-w-0 items-center gap-1.5">
          <span aria-hidden className={`size-2 shrink-0 rounded-full ${COLOR_CLASSES[toChartColor(index)]}`} />
          <Link
            to="/experiments/$experimentId/runs/$runId"
            params={{ experimentId: run.experimentId, runId: run.runId }}
            className="max-w-60 truncate hover:underline"
          >
            {run.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface OverlaidChartsProps {
  readonly runs: readonly RunRow[];
  readonly text: string;
  readonly search: ReactNode;
  readonly view: MetricView;
  readonly onChange: (change: Change) => void;
}

function OverlaidCharts({ runs, text, search, view, onChange }: OverlaidChartsProps) {
  const keys = [...new Set(runs.flatMap((run) => [...run.metrics.keys()]))].filter((key) =>
    key.toLowerCase().includes(text.toLowerCase()),
  );
  return (
    <>
      <MetricToolbar
        view={view}
        onChange={(next) => {
          onChange(toMetricViewUrl(next));
        }}
      >
        {search}
      </MetricToolbar>
      {keys.length === 0 ? (
        <Notice title="No metric to show" />
      ) : (
        <MetricGrid runs={runs} metricKeys={keys} view={view} />
      )}
    </>
  );
}

interface DimensionsProps {
  readonly runs: readonly RunRow[];
  readonly view: 'parallel' | 'scatter';
  readonly url: CompareRunsUrl;
  readonly onChange: (change: Change) => void;
}

function Dimensions({ runs, view, url, onChange }: DimensionsProps) {
  const dimensions = useMemo(() => toRunDimensions(runs), [runs]);
  if (dimensions.length === 0) {
    return <Notice title="The runs do not differ">They have the same parameters and the same metrics.</Notice>;
  }
  if (view === 'scatter')
    return <RunScatter runs={runs} dimensions={dimensions} across={url.across} up={url.up} onChange={onChange} />;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <ParallelCoordinates runs={runs} dimensions={dimensions} />
    </div>
  );
}
