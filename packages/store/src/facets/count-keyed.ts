import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TraceFacet } from '../trace-facet-store.ts';
import { countValues } from './count-values.ts';
import type { FacetReading } from './read-facet.ts';

export interface KeyedFacet {
  readonly table: 'trace_tags' | 'trace_metadata';
  /** Absent to count the keys themselves. */
  readonly key?: string;
}

/** Each is looked up. */
const MAX_TRACES = 40_000;

/** Values of a tag or of metadata, or the keys in use. */
export async function countKeyed(
  db: SqlExecutor,
  { request, matching, dialect }: FacetReading,
  { table, key }: KeyedFacet,
): Promise<TraceFacet> {
  const traces = matching
    .select(db)
    .select('traces.trace_key as picked_key')
    .orderBy('traces.start_unix_nano', 'desc')
    .limit(MAX_TRACES)
    .as('picked');
  const rows = db
    .selectFrom(traces)
    // The two tables are alike.
    .leftJoin(table as 'trace_tags', (join) => {
      const joined = join.on(sql.ref(`${table}.trace_key`), '=', sql.ref('picked.picked_key'));
      return key === undefined ? joined : joined.on(sql.ref(`${table}.tag_key`), '=', key);
    })
    .select(sql<string | null>`${sql.ref(`${table}.${key === undefined ? 'tag_key' : 'tag_value'}`)}`.as('value'));
  const counted = await countValues(db, {
    rows,
    request,
    dialect,
    maxRows: MAX_TRACES,
    sampleSize: matching.sampleSize,
  });
  // Keys have a row each: how many traces they are of is not known from their number.
  const isCapped = key === undefined && matching.sampleSize === null && counted.sampleSize !== null;
  return isCapped ? { ...counted, sampleSize: MAX_TRACES } : counted;
}
