import type { Experiment } from '@gander/core/experiment';
import type { Condition } from '@gander/core/query/conjunction/condition';
import type { ExperimentField } from '@gander/core/query/experiments/experiment-field';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ExperimentSearch } from '../experiment-search.ts';
import type { Page } from '../page.ts';
import type { SortValue } from '../queries/sort-cursor.ts';
import { EXPERIMENT_COLUMNS, toExperiment } from '../rows/experiment-row.ts';
import type { Database } from '../schema/tables.ts';
import type { OrderTerm } from './order-term.ts';
import { searchOrdered } from './search-ordered.ts';
import { toValueCondition } from './to-value-condition.ts';

const ATTRIBUTE_COLUMNS = {
  name: 'experiments.name',
  experiment_id: 'experiments.experiment_id',
  creation_time: 'experiments.creation_time_ms',
  last_update_time: 'experiments.last_update_time_ms',
} as const;

/** Experiments that meet all conditions; the newest first where no order is given. */
export async function searchExperiments(
  db: SqlExecutor,
  dialect: Dialect,
  search: ExperimentSearch,
): Promise<Page<Experiment>> {
  let query = db
    .selectFrom('experiments')
    .select(EXPERIMENT_COLUMNS)
    .where((eb) => eb.and(search.conditions.map((condition) => toCondition(dialect, condition))));
  if (search.stage !== 'all') query = query.where('lifecycle_stage', '=', search.stage);
  const newestFirst: readonly OrderTerm[] = [{ value: sql.ref<SortValue>('creation_time_ms'), direction: 'desc' }];
  const { items, nextCursor } = await searchOrdered(db, {
    query,
    terms: [
      ...(search.order.length === 0 ? newestFirst : search.order.map(toTerm)),
      { value: sql.ref<SortValue>('experiment_id'), direction: 'asc' },
    ],
    page: search.page,
    kind: 'experiments',
  });
  return { items: items.map(toExperiment), nextCursor };
}

function toTerm({ field, direction }: ExperimentSearch['order'][number]): OrderTerm {
  return { value: sql.ref<SortValue>(ATTRIBUTE_COLUMNS[field]), direction };
}

function toCondition(dialect: Dialect, { field, test }: Condition<ExperimentField>): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'experiments'>();
  return toValueCondition(
    dialect,
    field.entity === 'attribute' ? eb.ref(ATTRIBUTE_COLUMNS[field.key]) : selectTag(field.key),
    test,
  );
}

function selectTag(key: string) {
  return expressionBuilder<Database, 'experiments'>()
    .selectFrom('experiment_tags')
    .select('tag_value')
    .whereRef('experiment_tags.experiment_id', '=', 'experiments.experiment_id')
    .where('tag_key', '=', key);
}
