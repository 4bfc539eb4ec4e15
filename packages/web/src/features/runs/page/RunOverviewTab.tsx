import { Link } from '@tanstack/react-router';

import { formatNumber } from '../../../format/number.ts';
import { PanelFrame } from '../../../ui/PanelFrame.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { NoteEditor } from '../../experiments/edit/NoteEditor.tsx';
import { TagEditor } from '../../experiments/edit/TagEditor.tsx';
import { NOTE_TAG } from '../../experiments/sort-experiments.ts';
import { isSystemMetric } from '../metrics/group-metric-keys.ts';
import { formatMetricKeys } from '../metrics/metric-keys.ts';
import type { LatestMetric, RunRow } from '../model/run-row.ts';
import { useRunChanges } from '../use-run-changes.ts';
import { ChildRuns } from './ChildRuns.tsx';
import { KeyValueTable } from './KeyValueTable.tsx';
import { RunDatasets } from './RunDatasets.tsx';
import { RunDetails } from './RunDetails.tsx';
import { RunModels } from './RunModels.tsx';
import { useRunUrl } from './use-run-url.ts';

/** Everything about a run that is no file and no curve. */
export function RunOverviewTab({ run }: { readonly run: RunRow }) {
  const [url, change] = useRunUrl();
  const changes = useRunChanges();
  const text = (url.q ?? '').toLowerCase();
  const matches = (...parts: readonly string[]) => parts.some((part) => part.toLowerCase().includes(text));
  const params = [...run.params].filter(([key, value]) => matches(key, value)).toSorted(byKey);
  const allMetrics = [...run.metrics.values()].toSorted((a, b) => compare(a.key, b.key));
  const [system, own] = [
    allMetrics.filter(({ key }) => isSystemMetric(key)),
    allMetrics.filter(({ key }) => !isSystemMetric(key)),
  ];
  const toRows = (metrics: readonly LatestMetric[]) =>
    metrics.filter(({ key }) => matches(key)).map((metric) => toMetricRow(metric, run));
  const tags = [...run.tags].filter(([key]) => !key.startsWith('mlflow.'));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid max-w-7xl gap-4 p-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <PanelFrame title="Description" isPadded>
            <NoteEditor
              note={run.tags.get(NOTE_TAG) ?? ''}
              onSave={async (note) => changes.setTag([run.runId], NOTE_TAG, note)}
            />
          </PanelFrame>
          {run.params.size + run.metrics.size > 0 && (
            <SearchField
              label="Filter parameters and metrics"
              placeholder="Filter parameters and metrics"
              value={url.q ?? ''}
              delayMs={80}
              onChange={(q) => {
                change({ q: q === '' ? undefined : q });
              }}
              className="max-w-80"
            />
          )}
          <div className="grid min-w-0 gap-4 xl:grid-cols-2">
            <KeyValueTable title="Metrics" rows={toRows(own)} total={own.length} empty="No metrics were logged." />
            <KeyValueTable
              title="Parameters"
              rows={params.map(([key, value]) => ({ key, value }))}
              total={run.params.size}
              empty="No parameters were logged."
            />
          </div>
          {system.length > 0 && (
            <KeyValueTable
              title="System metrics"
              rows={toRows(system)}
              total={system.length}
              empty=""
              isFolded
              isFiltered={text !== ''}
            />
          )}
          <RunModels run={run} />
          <RunDatasets run={run} />
          <ChildRuns run={run} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PanelFrame title="Details" isPadded>
            <RunDetails run={run} />
          </PanelFrame>
          <PanelFrame title="Tags" isPadded>
            <TagEditor
              tags={tags}
              onSet={async (key, value) => changes.setTag([run.runId], key, value)}
              onDelete={async (key) => changes.deleteTag(run.runId, key)}
            />
          </PanelFrame>
        </div>
      </div>
    </div>
  );
}

function toMetricRow(metric: LatestMetric, run: RunRow) {
  return {
    key: metric.key,
    value: String(metric.value),
    shown: (
      <Link
        to="/experiments/$experimentId/runs/$runId"
        params={{ experimentId: run.experimentId, runId: run.runId }}
        search={{ tab: 'metrics', keys: formatMetricKeys([metric.key]) }}
        title={`${metric.value} (shows the history)`}
        className="tabular font-mono text-xs hover:underline"
      >
        {formatNumber(metric.value)}
      </Link>
    ),
    note: <span className="tabular shrink-0 text-2xs text-ink-faint">step {metric.step.toLocaleString('en-US')}</span>,
  };
}

function byKey([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return compare(a, b);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true });
}
