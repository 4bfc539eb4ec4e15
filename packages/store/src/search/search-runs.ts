import type { Condition, SortKey, ValueTest } from '@gander/core/query/conjunction/condition';
import type { RunField, RunSortField } from '@gander/core/query/runs/run-field';
import type { Run } from '@gander/core/run';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page } from '../page.ts';
import { readRuns } from '../queries/read-runs.ts';
import type { SortValue } from '../queries/sort-cursor.ts';
import { RUN_COLUMNS } from '../rows/run-row.ts';
import type { RunSearch } from '../run-search.ts';
import type { Database } from '../schema/tables.ts';
import { type OrderTerm, toNullableTerms } from './order-term.ts';
import { searchOrdered } from './search-ordered.ts';
import { toValueCondition } from './to-value-condition.ts';

const ATTRIBUTE_COLUMNS = {
  run_id: 'runs.run_id',
  run_name: 'runs.name',
  user_id: 'runs.user_id',
  status: 'runs.status',
  artifact_uri: 'runs.artifact_uri',
  start_time: 'runs.start_time_ms',
  end_time: 'runs.end_time_ms',
} as const;

/** Runs that meet all conditions, with all they have logged. The newest first where the order does not tell. */
export async function searchRuns(db: SqlExecutor, dialect: Dialect, search: RunSearch): Promise<Page<Run>> {
  if (search.experimentIds.length === 0) return { items: [], nextCursor: null };
  let query = db
    .selectFrom('runs')
    .select(RUN_COLUMNS)
    .where('runs.experiment_id', 'in', search.experimentIds.map(Number))
    .where((eb) => eb.and(search.conditions.map((condition) => toCondition(dialect, condition))));
  if (search.stage !== 'all') query = query.where('runs.lifecycle_stage', '=', search.stage);
  const { items, nextCursor } = await searchOrdered(db, {
    query,
    terms: [
      ...search.order.flatMap(toTerms),
      { value: sql.ref<SortValue>('runs.start_time_ms'), direction: 'desc' },
      { value: sql.ref<SortValue>('runs.run_id'), direction: 'asc' },
    ],
    page: search.page,
    kind: 'runs',
  });
  return { items: await readRuns(db, items), nextCursor };
}

function toCondition(dialect: Dialect, { field, test }: Condition<RunField>): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'runs'>();
  switch (field.entity) {
    case 'attribute':
      return toValueCondition(dialect, eb.ref(ATTRIBUTE_COLUMNS[field.key]), test);
    case 'param':
    case 'tag':
      return toValueCondition(dialect, selectKeyed(field), test);
    case 'metric':
      return toMetricCondition(dialect, field.key, test);
    case 'dataset':
      return toDatasetCondition(dialect, field.key, test);
    default:
      return field satisfies never;
  }
}

function selectKeyed({ entity, key }: { readonly entity: 'param' | 'tag'; readonly key: string }) {
  const eb = expressionBuilder<Database, 'runs'>();
  return entity === 'param'
    ? eb
        .selectFrom('run_params')
        .select('param_value')
        .whereRef('run_params.run_key', '=', 'runs.run_key')
        .where('param_key', '=', key)
    : eb
        .selectFrom('run_tags')
        .select('tag_value')
        .whereRef('run_tags.run_key', '=', 'runs.run_key')
        .where('tag_key', '=', key);
}

/** NaN differs from every number, and compares with none. */
function toMetricCondition(dialect: Dialect, key: string, test: ValueTest): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'runs'>();
  const latest = eb
    .selectFrom('run_metrics')
    .select('metric_value')
    .whereRef('run_metrics.run_key', '=', 'runs.run_key')
    .where('metric_key', '=', key);
  if (test.kind !== 'number') return toValueCondition(dialect, latest, test);
  const isMet = toValueCondition(dialect, latest.where('is_nan', '=', 0), test);
  return test.operator === '!=' ? eb.or([isMet, eb.exists(latest.where('is_nan', '=', 1))]) : isMet;
}

/** True when any of the datasets of the run meets it. */
function toDatasetCondition(
  dialect: Dialect,
  key: 'name' | 'digest' | 'context',
  test: ValueTest,
): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'runs'>();
  if (key === 'context') {
    return eb.exists(
      eb
        .selectFrom('run_dataset_tags')
        .select('run_dataset_tags.run_key')
        .whereRef('run_dataset_tags.run_key', '=', 'runs.run_key')
        .where('run_dataset_tags.tag_key', '=', 'mlflow.data.context')
        .where((tag) => toValueCondition(dialect, tag.ref('run_dataset_tags.tag_value'), test)),
    );
  }
  return eb.exists(
    eb
      .selectFrom('run_datasets')
      .innerJoin('input_datasets', 'input_datasets.dataset_key', 'run_datasets.dataset_key')
      .select('run_datasets.run_key')
      .whereRef('run_datasets.run_key', '=', 'runs.run_key')
      .where((dataset) => toValueCondition(dialect, dataset.ref(`input_datasets.${key}`), test)),
  );
}

/** What a run lacks comes last, after NaN, both ways. */
function toTerms({ field, direction }: SortKey<RunSortField>): readonly OrderTerm[] {
  switch (field.entity) {
    case 'attribute':
      return toNullableTerms(sql.ref<SortValue>(ATTRIBUTE_COLUMNS[field.key]), direction);
    case 'param':
    case 'tag':
      return toNullableTerms(sql<SortValue>`${selectKeyed(field)}`, direction);
    case 'metric': {
      const latest = (column: 'is_nan' | 'metric_value') =>
        sql<SortValue>`(select ${sql.ref(column)} from run_metrics where run_metrics.run_key = runs.run_key and metric_key = ${field.key})`;
      return [
        { value: sql<number>`coalesce(${latest('is_nan')}, 2)`, direction: 'asc' },
        { value: latest('metric_value'), direction },
      ];
    }
    default:
      return field satisfies never;
  }
}
