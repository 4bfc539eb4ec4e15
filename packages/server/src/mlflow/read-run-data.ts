import type { MlflowRequest } from '@gander/api/mlflow/mlflow-routes';
import { AppError } from '@gander/core/errors';
import type { KeyValue } from '@gander/core/key-value';
import type { MetricPoint } from '@gander/core/run';
import type { RunData } from '@gander/store/run-store';

import { checkEntityName } from './check-entity-name.ts';

const MAX_PARAM_LENGTH = 6000;
const MAX_TAG_LENGTH = 8000;
const MAX_BATCH = { metrics: 1000, params: 100, tags: 100 } as const;
const MAX_BATCH_TOTAL = 1000;

type Batch = Pick<MlflowRequest<'logBatch'>, 'metrics' | 'params' | 'tags'>;
type MetricField = NonNullable<Batch['metrics']>[number];
type KeyedText = NonNullable<Batch['tags']>[number];

/** What a batch logs, checked as MLflow checks it. Throws `invalid_argument`. */
export function readRunData(batch: Batch): RunData {
  const { metrics = [], params = [], tags = [] } = batch;
  for (const kind of ['metrics', 'params', 'tags'] as const) checkCount(kind, batch[kind]?.length ?? 0);
  const total = metrics.length + params.length + tags.length;
  if (total > MAX_BATCH_TOTAL) {
    throw new AppError(
      'invalid_argument',
      `A batch logging request can contain at most ${MAX_BATCH_TOTAL} metrics, params, and tags. Got ${total}. Please split up the request and try again.`,
    );
  }
  const data = { metrics: metrics.map(readMetric), params: params.map(readParam), tags: tags.map(readRunTag) };
  checkDuplicateParams(data.params);
  return data;
}

/** Infinite values become the largest there are: SQL and JSON have no others. */
export function readMetric(metric: MetricField): MetricPoint {
  checkEntityName(metric.key, { noun: 'Metric name', parameter: 'name' });
  const { value } = metric;
  return {
    key: metric.key,
    value: Number.isNaN(value) ? value : Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value)),
    timestampMs: metric.timestamp,
    step: metric.step ?? 0n,
    modelId: metric.model_id,
    datasetName: metric.dataset_name,
    datasetDigest: metric.dataset_digest,
  };
}

/** Long values are cut, not refused: MLflow's default. */
export function readParam({ key, value = '' }: KeyedText): KeyValue {
  checkEntityName(key, { noun: 'Param name', parameter: 'key' });
  return { key, value: truncate(value, MAX_PARAM_LENGTH) };
}

/** Long values are cut, not refused: MLflow's default. */
export function readRunTag({ key, value = '' }: KeyedText): KeyValue {
  checkEntityName(key, { noun: 'key', parameter: 'key' });
  return { key, value: truncate(value, MAX_TAG_LENGTH) };
}

/** In characters as people count them, so that none is cut in two. */
function truncate(text: string, limit: number): string {
  return text.length <= limit
    ? text
    : Array.from(text.slice(0, limit * 2))
        .slice(0, limit)
        .join('');
}

function checkCount(kind: keyof typeof MAX_BATCH, count: number): void {
  const max = MAX_BATCH[kind];
  if (count <= max) return;
  throw new AppError(
    'invalid_argument',
    `A batch logging request can contain at most ${max} ${kind}. Got ${count} ${kind}. Please split up ${kind} across multiple requests and try again.`,
  );
}

function checkDuplicateParams(params: readonly KeyValue[]): void {
  const values = new Map<string, string>();
  for (const { key, value } of params) {
    const before = values.get(key);
    if (before !== undefined && before !== value) {
      throw new AppError(
        'invalid_argument',
        `Duplicate parameter keys have been submitted: ['${key}']. Please ensure the request contains only one param value per param key.`,
      );
    }
    values.set(key, value);
  }
}
