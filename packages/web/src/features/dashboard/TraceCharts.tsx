import type { TraceSeriesBody } from '@gander/api/gander/figure-schemas';
import { useMemo } from 'react';

import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/tokens.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartRange, ChartSeries } from '../../ui/chart/chart-series.ts';
import { listBucketTimes, toBucketValues } from './bucket-times.ts';
import { ChartCard } from './ChartCard.tsx';
import { Nothing } from './Nothing.tsx';

export interface TraceChartsProps {
  readonly series: TraceSeriesBody;
  readonly onRange: (range: ChartRange | undefined) => void;
}

type Bucket = TraceSeriesBody['buckets'][number];

/** How many, how many failed, how long they took. */
export function TraceCharts({ series, onRange }: TraceChartsProps) {
  const { times, volume, latency } = useMemo(() => toCharts(series), [series]);
  const shared = { x: times, xKind: 'time', onRange, height: 180 } as const;
  return (
    <>
      <ChartCard title="Traces" note={toVolumeNote(series)}>
        <Chart {...shared} label="Traces over time, by state" series={volume} isStacked isFromZero />
      </ChartCard>
      <ChartCard title="Latency" note={toLatencyNote(series)}>
        {series.total.p50Ms === null ? (
          <Nothing>No trace has ended yet.</Nothing>
        ) : (
          <Chart
            {...shared}
            label="Latency of traces over time: median, 95th and 99th percentile"
            series={latency}
            isFromZero
            formatValue={formatDuration}
          />
        )}
      </ChartCard>
    </>
  );
}

function toVolumeNote({ olderCount }: TraceSeriesBody): string {
  const hint = 'Drag over a part to look at it';
  return olderCount === 0 ? hint : `${formatCount(olderCount)} much older not drawn · ${hint}`;
}

function toLatencyNote({ latencySampleSize }: TraceSeriesBody): string {
  return latencySampleSize === null
    ? 'Of the traces that have ended'
    : `Of ${formatCount(latencySampleSize)} traces that have ended, evenly spread over all`;
}

function toCharts(series: TraceSeriesBody) {
  const { buckets } = series;
  const times = listBucketTimes(series);
  const values = (pick: (bucket: Bucket) => number | null, empty: number | null) =>
    toBucketValues({ times, buckets, pick, empty });
  const volume: readonly ChartSeries[] = [
    {
      id: 'ok',
      label: 'OK',
      color: 'ok',
      kind: 'bar',
      values: values(({ traceCount, errorCount, inProgressCount }) => traceCount - errorCount - inProgressCount, 0),
    },
    { id: 'error', label: 'Error', color: 'error', kind: 'bar', values: values(({ errorCount }) => errorCount, 0) },
    {
      id: 'running',
      label: 'Running',
      color: 'busy',
      kind: 'bar',
      values: values(({ inProgressCount }) => inProgressCount, 0),
    },
  ];
  const latency: readonly ChartSeries[] = [
    // From the outside in: where few traces are counted they are equal, and each is seen around the next.
    { id: 'p99', label: 'p99', color: 'agent', weight: 'broad', values: values(({ p99Ms }) => p99Ms, null) },
    { id: 'p95', label: 'p95', color: 'tool', weight: 'middle', values: values(({ p95Ms }) => p95Ms, null) },
    { id: 'p50', label: 'p50', color: 'model', weight: 'fine', values: values(({ p50Ms }) => p50Ms, null) },
  ];
  return { times, volume, latency };
}
