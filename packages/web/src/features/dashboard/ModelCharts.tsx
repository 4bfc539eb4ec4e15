import type { ModelFiguresBody } from '@gander/api/gander/figure-schemas';
import { useMemo } from 'react';

import { formatCost } from '../../format/cost.ts';
import { formatCount, formatTokens } from '../../format/tokens.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartRange } from '../../ui/chart/chart-series.ts';
import { type Buckets, listBucketTimes } from './bucket-times.ts';
import { ChartCard } from './ChartCard.tsx';
import { createModelColors, toModelSeries } from './model-series.ts';
import { Nothing } from './Nothing.tsx';

export interface ModelChartsProps {
  readonly models: readonly ModelFiguresBody[];
  /** Why there are no figures yet. */
  readonly pending: string | undefined;
  readonly stretch: Buckets;
  readonly onRange: (range: ChartRange | undefined) => void;
}

/** Tokens and cost over time, by model. */
export function ModelCharts({ models, pending, stretch, onRange }: ModelChartsProps) {
  const { times, tokens, costs } = useMemo(() => {
    const bucketTimes = listBucketTimes(stretch);
    const colorOf = createModelColors(models);
    return {
      times: bucketTimes,
      tokens: toModelSeries(models, {
        times: bucketTimes,
        colorOf,
        pick: ({ inputTokens, outputTokens }) => inputTokens + outputTokens,
      }),
      costs: toModelSeries(models, { times: bucketTimes, colorOf, pick: ({ costUsd }) => costUsd ?? 0 }),
    };
  }, [models, stretch]);
  const shared = { x: times, xKind: 'time', onRange, height: 180, isStacked: true, isFromZero: true } as const;
  return (
    <>
      <ChartCard title="Tokens by model">
        {tokens.length === 0 ? (
          <Nothing>{pending ?? 'No call told how many tokens it used.'}</Nothing>
        ) : (
          <Chart
            {...shared}
            label="Tokens over time, by model"
            series={tokens}
            formatValue={formatTokens}
            formatExact={formatCount}
            hasLegend
          />
        )}
      </ChartCard>
      <ChartCard title="Cost by model">
        {costs.length === 0 ? (
          <Nothing>{pending ?? 'No call has a price. Enter prices of your own with “gander prices”.'}</Nothing>
        ) : (
          <Chart {...shared} label="Cost over time, by model" series={costs} formatValue={formatCost} hasLegend />
        )}
      </ChartCard>
    </>
  );
}
