import type { Condition } from '@gander/core/query/conjunction/condition';
import type { RegisteredModelField } from '@gander/core/query/registry/registered-model-field';
import type { RegisteredModel } from '@gander/core/registered-model';
import { type Expression, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page } from '../page.ts';
import { readRegisteredModels } from '../queries/read-registered-models.ts';
import type { SortValue } from '../queries/sort-cursor.ts';
import type { RegisteredModelSearch } from '../registered-model-search.ts';
import { REGISTERED_MODEL_COLUMNS } from '../rows/registered-model-row.ts';
import { searchOrdered } from './search-ordered.ts';
import { toRegistryTagCondition } from './to-registry-tag-condition.ts';
import { toValueCondition } from './to-value-condition.ts';

const SORT_COLUMNS = {
  name: 'registered_models.name',
  last_updated_timestamp: 'registered_models.last_update_time_ms',
} as const;

/** Models that meet all conditions, by name where the order does not tell. */
export async function searchRegisteredModels(
  db: SqlExecutor,
  dialect: Dialect,
  { conditions, order, page }: RegisteredModelSearch,
): Promise<Page<RegisteredModel>> {
  const { items, nextCursor } = await searchOrdered(db, {
    query: db
      .selectFrom('registered_models')
      .select(REGISTERED_MODEL_COLUMNS)
      .where((eb) => eb.and(conditions.map((condition) => toCondition(dialect, condition)))),
    terms: [
      ...order.map(({ field, direction }) => ({ value: sql.ref<SortValue>(SORT_COLUMNS[field]), direction })),
      { value: sql.ref<SortValue>(SORT_COLUMNS.name), direction: 'asc' },
    ],
    page,
    kind: 'registered-models',
  });
  return { items: await readRegisteredModels(db, items), nextCursor };
}

function toCondition(dialect: Dialect, { field, test }: Condition<RegisteredModelField>): Expression<SqlBool> {
  return field.entity === 'attribute'
    ? toValueCondition(dialect, sql.ref('registered_models.name'), test)
    : toRegistryTagCondition(dialect, { key: field.key, test, version: sql.lit(0) });
}
