import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TracesTable } from '../schema/tables.ts';
import type { TraceFacet } from '../trace-facet-store.ts';
import { countValues } from './count-values.ts';
import type { FacetReading } from './read-facet.ts';

export type FacetColumn = Extract<
  keyof TracesTable,
  | 'state'
  | 'name'
  | 'session_id'
  | 'user_id'
  | 'environment'
  | 'release_name'
  | 'framework'
  | 'error_message'
  | 'input_preview'
  | 'output_preview'
>;

/** In the index of the list. */
const MAX_TRACES = 500_000;
/** For those that are not, each row has to be read. */
const MAX_READ_TRACES = 5_000;
const UNINDEXED: readonly FacetColumn[] = ['input_preview', 'output_preview'];

/** Values of a column of traces. */
export async function countColumn(
  db: SqlExecutor,
  { request, matching, dialect }: FacetReading,
  column: FacetColumn,
): Promise<TraceFacet> {
  const maxRows = UNINDEXED.includes(column) ? MAX_READ_TRACES : MAX_TRACES;
  const rows = matching
    .select(db)
    .select(sql<string | null>`nullif(${sql.ref(`traces.${column}`)}, '')`.as('value'))
    .orderBy('traces.start_unix_nano', 'desc')
    .limit(maxRows);
  return countValues(db, { rows, request, dialect, maxRows, sampleSize: matching.sampleSize });
}
