import type { TraceTest } from '@gander/core/query/traces/trace-expression';
import { TRACE_METADATA } from '@gander/core/trace-keys';
import type { SelectQueryBuilder } from 'kysely';

import type { Dialect } from '../../dialects/dialect.ts';
import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import type { Database } from '../../schema/tables.ts';
import { type FieldCondition, isSessionOrUser } from './to-field-condition.ts';
import { TraceKeySet } from './trace-key-set.ts';
import { toTestCondition } from './to-test-condition.ts';

export interface FieldKeysDeps {
  readonly db: SqlExecutor;
  readonly dialect: Dialect;
  readonly maxKeys: number;
}

type KeyQuery = SelectQueryBuilder<Database, never, { trace_key: bigint | number | string }>;

/**
 * The traces that meet a condition, where a table of its own is asked about few rows. `undefined` when there is none, or
 * when they are many: then walking the list finds some soon.
 */
export async function listFieldKeys(
  { db, dialect, maxKeys }: FieldKeysDeps,
  condition: FieldCondition,
): Promise<TraceKeySet | undefined> {
  if (!isPositive(condition.test)) return undefined;
  const queries = listQueries(db, dialect, condition);
  if (queries.length === 0) return undefined;
  const keys = new TraceKeySet();
  for (const query of queries) {
    const rows = await query.limit(maxKeys + 1).execute();
    for (const row of rows) keys.add(Number(row.trace_key));
    if (keys.size > maxKeys) return undefined;
  }
  return keys;
}

/** True for a test that can only be met where something is. */
function isPositive(test: TraceTest): boolean {
  switch (test.kind) {
    case 'text':
      return test.operator === '=';
    case 'in':
      return !test.isNegated;
    case 'like':
    case 'regex':
      return true;
    default:
      return false;
  }
}

/** Together they find all traces that meet the condition. None: no table of its own. */
function listQueries(db: SqlExecutor, dialect: Dialect, { field, test }: FieldCondition): readonly KeyQuery[] {
  switch (field.entity) {
    case 'tag':
      return [selectKeyed(db, dialect, { table: 'trace_tags', key: field.key, test })];
    case 'metadata':
      if (isSessionOrUser(field.key)) return [];
      return [selectKeyed(db, dialect, { table: 'trace_metadata', key: field.key, test })];
    case 'attribute':
      if (field.key === 'run_id') return listRunQueries(db, dialect, test);
      if (field.key !== 'client_request_id') return [];
      return listRequestQueries(db, dialect, test);
    case 'prompt':
      return [
        db
          .selectFrom('trace_prompts')
          .innerJoin('traces', 'traces.trace_id', 'trace_prompts.trace_id')
          .select('traces.trace_key')
          .where('prompt_name', '=', field.name)
          .where('prompt_version', '=', field.version),
      ];
    default:
      return [];
  }
}

/** What spans say does not count where a client reported another one. */
function listRequestQueries(db: SqlExecutor, dialect: Dialect, test: TraceTest): readonly KeyQuery[] {
  return [
    db
      .selectFrom('trace_reports')
      .select('trace_key')
      .where((eb) => toTestCondition(dialect, eb.ref('client_request_id'), test)),
    db
      .selectFrom('traces')
      .select('trace_key')
      .where('client_request_id', 'is not', null)
      .where((eb) => toTestCondition(dialect, eb.ref('client_request_id'), test))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('trace_reports as reported')
              .select('reported.trace_key')
              .whereRef('reported.trace_key', '=', 'traces.trace_key')
              .where('reported.client_request_id', 'is not', null),
          ),
        ),
      ),
  ];
}

function listRunQueries(db: SqlExecutor, dialect: Dialect, test: TraceTest): readonly KeyQuery[] {
  return [
    selectKeyed(db, dialect, { table: 'trace_metadata', key: TRACE_METADATA.sourceRun, test }),
    db
      .selectFrom('trace_runs')
      .innerJoin('traces', 'traces.trace_id', 'trace_runs.trace_id')
      .select('traces.trace_key')
      .where((eb) => toTestCondition(dialect, eb.ref('trace_runs.run_id'), test)),
  ];
}

interface KeyedTest {
  readonly table: 'trace_tags' | 'trace_metadata';
  readonly key: string;
  readonly test: TraceTest;
}

function selectKeyed(db: SqlExecutor, dialect: Dialect, { table, key, test }: KeyedTest): KeyQuery {
  return db
    .selectFrom(table)
    .select('trace_key')
    .where('tag_key', '=', key)
    .where((eb) => toTestCondition(dialect, eb.ref('tag_value'), test));
}
