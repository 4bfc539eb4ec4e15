import type { ModelFiguresBody } from '@gander/api/gander/figure-schemas';

import { type ChartColor, type ChartSeries, toChartColor } from '../../ui/chart/chart-series.ts';
import { toBucketValues } from './bucket-times.ts';

type ModelBucket = ModelFiguresBody['buckets'][number];

export interface ModelSeriesOptions {
  readonly times: readonly number[];
  readonly pick: (bucket: ModelBucket) => number;
  /** In every chart the same for one model. */
  readonly colorOf: (model: string) => ChartColor;
}

/** More colours are not told apart. */
const MAX_SERIES = 6;

/** A row of bars for each of the models with the largest sums, and one for all others together. */
export function toModelSeries(
  models: readonly ModelFiguresBody[],
  { times, pick, colorOf }: ModelSeriesOptions,
): readonly ChartSeries[] {
  const sums = models
    .map((model) => ({ model, sum: model.buckets.reduce((sum, bucket) => sum + pick(bucket), 0) }))
    .filter(({ sum }) => sum > 0)
    .toSorted((left, right) => right.sum - left.sum);
  const named = sums.length > MAX_SERIES ? sums.slice(0, MAX_SERIES - 1) : sums;
  const others = sums.slice(named.length);
  const toValues = (model: ModelFiguresBody) => toBucketValues({ times, buckets: model.buckets, pick, empty: 0 });
  const series = named.map(({ model }): ChartSeries => ({
    id: `model ${model.model}`,
    label: toModelName(model.model),
    color: colorOf(model.model),
    kind: 'bar',
    values: toValues(model),
  }));
  if (others.length === 0) return series;
  const rest = others.map(({ model }) => toValues(model));
  return [
    ...series,
    {
      id: 'others',
      label: `${others.length} others`,
      color: 'other',
      kind: 'bar',
      values: times.map((_time, index) => rest.reduce((sum, values) => sum + (values[index] ?? 0), 0)),
    },
  ];
}

/** A colour for each model, in the order of the list: neighbours in one chart differ, and charts agree. */
export function createModelColors(models: readonly ModelFiguresBody[]): (model: string) => ChartColor {
  const colors = new Map(models.map(({ model }, index) => [model, toChartColor(index)]));
  return (model) => colors.get(model) ?? 'other';
}

/** Calls may name no model. */
export function toModelName(model: string): string {
  return model === '' ? 'model not named' : model;
}
