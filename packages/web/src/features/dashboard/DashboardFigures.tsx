import type { TraceSeriesBody } from '@gander/api/gander/figure-schemas';
import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';

import { useGander } from '../../app/gander-context.ts';
import { toFailure } from '../../app/to-failure.ts';
import { formatCount } from '../../format/tokens.ts';
import type { ChartRange } from '../../ui/chart/chart-series.ts';
import { FILTER_KEYS } from '../trace-filter/filter-keys.ts';
import { NO_TIME, type TraceFilterControl } from '../trace-filter/use-trace-filter.ts';
import { ChartCard } from './ChartCard.tsx';
import { ErrorTable } from './ErrorTable.tsx';
import { ModelCharts } from './ModelCharts.tsx';
import { ModelTable } from './ModelTable.tsx';
import { Nothing } from './Nothing.tsx';
import { callFiguresQuery } from './queries.ts';
import { ToolTable } from './ToolTable.tsx';
import { TotalTiles } from './TotalTiles.tsx';
import { TraceCharts } from './TraceCharts.tsx';

export interface DashboardFiguresProps {
  readonly experimentId: string;
  readonly control: TraceFilterControl;
  readonly series: TraceSeriesBody;
  /** What is shown is of the filter before. */
  readonly isOutdated: boolean;
}

/** Everything that is counted. */
export function DashboardFigures({ experimentId, control, series, isOutdated }: DashboardFiguresProps) {
  const { client } = useGander();
  const calls = useQuery(callFiguresQuery(client, experimentId, control.counted));
  const choose = (range: ChartRange | undefined) => {
    control.change({ ...NO_TIME, ...(range !== undefined && toTime(range, series)) });
  };
  const models = calls.data?.models ?? [];
  const tools = calls.data?.tools ?? [];
  const pending = calls.isPending
    ? 'Counting …'
    : calls.data === undefined
      ? toFailure(calls.error).message
      : undefined;
  const sample = toSampleNote(calls.data?.sampleSize ?? null);
  return (
    <div
      aria-busy={isOutdated}
      className={clsx(
        // Positioned: what only screen readers see would else make the whole page longer.
        'relative flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-3',
        isOutdated && 'opacity-60 transition-opacity delay-150',
      )}
    >
      <h1 className="sr-only">Dashboard</h1>
      <TotalTiles total={series.total} />
      <SeriesNotes series={series} />
      <div className="grid grid-cols-1 gap-2 lg:grid-cols-2">
        <TraceCharts series={series} onRange={choose} />
        <ModelCharts
          models={models}
          pending={pending}
          stretch={{ ...series, bucketNano: calls.data?.bucketNano ?? series.bucketNano }}
          onRange={choose}
        />
        <ChartCard title="Models" note={sample} isWide>
          {models.length === 0 ? (
            <Nothing>{pending ?? 'No model was called.'}</Nothing>
          ) : (
            <ModelTable
              experimentId={experimentId}
              url={control.counted}
              models={models}
              onModel={(model) => {
                control.include(FILTER_KEYS.model, model);
              }}
            />
          )}
        </ChartCard>
        <ChartCard title="Tools" note={sample}>
          {tools.length === 0 ? (
            <Nothing>{pending ?? 'No tool was called.'}</Nothing>
          ) : (
            <ToolTable
              experimentId={experimentId}
              url={control.counted}
              tools={tools}
              onTool={(name) => {
                control.include('span.name', name);
              }}
            />
          )}
        </ChartCard>
        <ErrorTable
          experimentId={experimentId}
          url={control.counted}
          onError={(message) => {
            control.include(FILTER_KEYS.error, message);
          }}
        />
      </div>
    </div>
  );
}

/** What the figures and the pictures leave out, if anything. */
function SeriesNotes({ series }: Pick<DashboardFiguresProps, 'series'>) {
  const { sampleSize, latencySampleSize, olderCount } = series;
  const notes = [
    toSampleNote(sampleSize),
    latencySampleSize === null ? undefined : `Latency of ${formatCount(latencySampleSize)} traces, evenly spread`,
    olderCount === 0
      ? undefined
      : `${formatCount(olderCount)} much older ${olderCount === 1 ? 'trace is' : 'traces are'} in the totals, not in the charts`,
  ].filter((note) => note !== undefined);
  return notes.length === 0 ? null : <p className="text-xs text-ink-soft">{notes.join(' · ')}</p>;
}

function toSampleNote(sampleSize: number | null): string | undefined {
  return sampleSize === null ? undefined : `Over the newest ${formatCount(sampleSize)} traces`;
}

const NANOS_PER_MS = 1_000_000n;

/** Whole buckets: half a bar would not be half of what it shows. */
function toTime({ min, max }: ChartRange, { bucketNano, fromUnixNano }: TraceSeriesBody) {
  const bucketMs = Number(bucketNano / NANOS_PER_MS);
  const firstMs = Number(fromUnixNano / NANOS_PER_MS);
  const start = firstMs + Math.floor((min - firstMs) / bucketMs) * bucketMs;
  const end = firstMs + (Math.floor((max - firstMs) / bucketMs) + 1) * bucketMs;
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}
