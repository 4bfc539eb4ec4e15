import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { type StoredSpanColumn, toSpanColumn } from '../rows/span-column.ts';
import type { TraceFacet } from '../trace-facet-store.ts';
import { countValues } from './count-values.ts';
import { pickNewest, toPickable } from './pick-newest.ts';
import type { FacetReading } from './read-facet.ts';

/** Some traces have a hundred thousand of them. */
const MAX_SPANS = 100_000;

/** Values of a column of spans: in how many traces some span has it. */
export async function countSpanColumn(
  db: SqlExecutor,
  { request, matching, dialect }: FacetReading,
  column: StoredSpanColumn,
): Promise<TraceFacet> {
  const { picked, total } = await pickNewest(db, matching, MAX_SPANS);
  const newest = toPickable(db, matching, MAX_SPANS)
    .select('traces.trace_key as picked_key')
    .orderBy('traces.start_unix_nano', 'desc')
    .orderBy('traces.trace_id', 'desc')
    .limit(picked)
    .as('picked');
  const rows = db
    .selectFrom(newest)
    .innerJoin('spans', (join) => join.on(sql.ref('spans.trace_key'), '=', sql.ref('picked.picked_key')))
    .select('picked.picked_key')
    .select(sql<string | null>`${sql.ref(toSpanColumn(column))}`.as('value'))
    .distinct();
  const counted = await countValues(db, {
    rows,
    request,
    dialect,
    maxRows: Number.POSITIVE_INFINITY,
    sampleSize: null,
  });
  return { ...counted, sampleSize: matching.sampleSize === null && picked === total ? null : picked };
}
