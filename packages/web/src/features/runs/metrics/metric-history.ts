import { queryOptions } from '@tanstack/react-query';

import type { Gander } from '../../../app/gander-context.ts';
import { askMlflow } from '../ask-mlflow.ts';

export interface MetricPoint {
  readonly step: number;
  readonly timestampMs: number;
  /** May be NaN or infinite. */
  readonly value: number;
}

export interface MetricHistory {
  /** By run, by step. A run without points is absent. */
  readonly pointsOf: ReadonlyMap<string, readonly MetricPoint[]>;
  /** Whether there are more than these: then a closer look shows more. */
  readonly isSampled: boolean;
}

/** Both ends are in it. */
export interface StepRange {
  readonly start: number;
  readonly end: number;
}

export interface MetricHistoryRequest {
  readonly runIds: readonly string[];
  readonly metricKey: string;
  readonly steps: StepRange | undefined;
  /** How many steps to ask for: what can be told apart on the screen. */
  readonly sampleCount: number;
  /** Whether more may come. */
  readonly isLive: boolean;
}

const LIVE_MS = 3_000;

/**
 * A metric of some runs, sampled by the server: a history of a million points is as quick to show as one of a thousand.
 * A part of it (`steps`) is sampled anew, so that zooming in shows every point in the end.
 */
export function metricHistoryQuery(gander: Gander, request: MetricHistoryRequest) {
  const { runIds, metricKey, steps, sampleCount, isLive } = request;
  return queryOptions({
    queryKey: ['metric-history', metricKey, runIds, steps, sampleCount],
    queryFn: async (): Promise<MetricHistory> => {
      const { metrics } = await askMlflow(gander, async (client) =>
        client.getMetricHistoryBulkInterval({
          run_ids: [...runIds],
          metric_key: metricKey,
          max_results: sampleCount,
          ...(steps !== undefined && { start_step: Math.floor(steps.start), end_step: Math.ceil(steps.end) }),
        }),
      );
      const pointsOf = new Map<string, MetricPoint[]>();
      for (const { run_id = '', step, timestamp, value } of metrics) {
        const points = pointsOf.get(run_id) ?? [];
        pointsOf.set(run_id, points);
        points.push({ step: Number(step), timestampMs: Number(timestamp), value });
      }
      const stepCount = new Set(metrics.map(({ step }) => Number(step))).size;
      return { pointsOf, isSampled: stepCount >= sampleCount };
    },
    refetchInterval: isLive ? LIVE_MS : false,
    // While a part is fetched, the whole is shown at that place.
    placeholderData: (previous) => previous,
    staleTime: isLive ? 0 : 60_000,
  });
}
