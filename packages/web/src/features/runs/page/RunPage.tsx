import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { ActivityFrame } from '../../activity/ActivityFrame.tsx';
import { ArtifactsTab } from '../artifacts/ArtifactsTab.tsx';
import { RunMetricsTab } from '../metrics/RunMetricsTab.tsx';
import type { RunRow } from '../model/run-row.ts';
import { runQuery } from '../queries.ts';
import { RunHeader } from './RunHeader.tsx';
import { RunOverviewTab } from './RunOverviewTab.tsx';
import { RunTracesTab } from './RunTracesTab.tsx';
import { RUN_TABS, type RunTab } from './url.ts';
import { useRunUrl } from './use-run-url.ts';

const route = getRouteApi('/experiments/$experimentId/runs/$runId');

const TAB_LABELS = {
  overview: 'Overview',
  metrics: 'Metrics',
  artifacts: 'Artifacts',
  traces: 'Traces',
} as const satisfies Record<RunTab, string>;

/** A run: what went in, what came out, how it went. */
export function RunPage() {
  const { experimentId, runId } = route.useParams();
  const gander = useGander();
  const run = useQuery(runQuery(gander, runId));
  return (
    <ActivityFrame experimentId={experimentId} title={run.data?.name ?? `Run ${runId}`} within="Runs">
      {run.data !== undefined ? (
        <RunTabs key={runId} run={run.data} />
      ) : run.isError ? (
        <FailureNotice error={run.error} notFoundTitle={`There is no run ${runId}`} onRetry={() => void run.refetch()}>
          <Link
            to="/experiments/$experimentId/runs"
            params={{ experimentId }}
            className="inline-flex h-7 items-center font-medium text-accent-ink underline underline-offset-2"
          >
            All runs
          </Link>
        </FailureNotice>
      ) : (
        <Skeleton label="Loading the run …" rows={10} />
      )}
    </ActivityFrame>
  );
}

function RunTabs({ run }: { readonly run: RunRow }) {
  const [url, change] = useRunUrl();
  const tab = url.tab ?? 'overview';
  return (
    <>
      <RunHeader run={run} />
      <Tabs<RunTab>
        label="Run"
        items={RUN_TABS.map((value) => ({
          value,
          label: TAB_LABELS[value],
          ...(value === 'metrics' && { note: run.metrics.size }),
        }))}
        value={tab}
        onChange={(next) => {
          change({ tab: next === 'overview' ? undefined : next, q: undefined });
        }}
      >
        {tab === 'overview' && <RunOverviewTab run={run} />}
        {tab === 'metrics' && <RunMetricsTab run={run} />}
        {tab === 'artifacts' && <ArtifactsTab run={run} />}
        {tab === 'traces' && <RunTracesTab run={run} />}
      </Tabs>
    </>
  );
}
