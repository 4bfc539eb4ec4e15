import type { ModelVersion } from '@gander/core/model-version';
import type { Condition } from '@gander/core/query/conjunction/condition';
import type { ModelVersionField } from '@gander/core/query/registry/model-version-field';
import { type Expression, type SqlBool, sql } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page } from '../page.ts';
import { readModelVersions } from '../queries/read-model-versions.ts';
import type { SortValue } from '../queries/sort-cursor.ts';
import type { ModelVersionSearch } from '../model-version-search.ts';
import { MODEL_VERSION_COLUMNS } from '../rows/model-version-row.ts';
import type { OrderTerm } from './order-term.ts';
import { searchOrdered } from './search-ordered.ts';
import { toRegistryTagCondition } from './to-registry-tag-condition.ts';
import { toValueCondition } from './to-value-condition.ts';

const ATTRIBUTE_COLUMNS = {
  name: 'registered_models.name',
  version_number: 'model_versions.version',
  run_id: 'model_versions.run_id',
  source_path: 'model_versions.source',
} as const;

const SORT_COLUMNS = {
  name: 'registered_models.name',
  version_number: 'model_versions.version',
  creation_timestamp: 'model_versions.creation_time_ms',
  last_updated_timestamp: 'model_versions.last_update_time_ms',
} as const;

const DEFAULT_ORDER: readonly OrderTerm[] = [
  { value: sql.ref<SortValue>(SORT_COLUMNS.last_updated_timestamp), direction: 'desc' },
  { value: sql.ref<SortValue>(SORT_COLUMNS.name), direction: 'asc' },
  { value: sql.ref<SortValue>(SORT_COLUMNS.version_number), direction: 'desc' },
];

/** Versions that meet all conditions; where the order does not tell, those changed last come first. */
export async function searchModelVersions(
  db: SqlExecutor,
  dialect: Dialect,
  { conditions, order, page }: ModelVersionSearch,
): Promise<Page<ModelVersion>> {
  const { items, nextCursor } = await searchOrdered(db, {
    query: db
      .selectFrom('model_versions')
      .innerJoin('registered_models', 'registered_models.model_key', 'model_versions.model_key')
      .select(MODEL_VERSION_COLUMNS)
      .select('registered_models.name')
      .where((eb) => eb.and(conditions.map((condition) => toCondition(dialect, condition)))),
    terms: [
      ...order.map(({ field, direction }) => ({ value: sql.ref<SortValue>(SORT_COLUMNS[field]), direction })),
      ...DEFAULT_ORDER,
    ],
    page,
    kind: 'model-versions',
  });
  return { items: await readModelVersions(db, items), nextCursor };
}

function toCondition(dialect: Dialect, { field, test }: Condition<ModelVersionField>): Expression<SqlBool> {
  return field.entity === 'attribute'
    ? toValueCondition(dialect, sql.ref(ATTRIBUTE_COLUMNS[field.key]), test)
    : toRegistryTagCondition(dialect, { key: field.key, test, version: sql.ref('model_versions.version') });
}
