import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { TraceFacet } from '../trace-facet-store.ts';
import { countValues } from './count-values.ts';
import type { FacetReading } from './read-facet.ts';

export interface AssessmentFacet {
  readonly kind: 'feedback' | 'expectation';
  /** Absent to count the names themselves. */
  readonly name?: string;
}

/** Values of feedback or expectations of a name, or the names in use. Those that were replaced do not count. */
export async function countAssessments(
  db: SqlExecutor,
  { request, matching, dialect }: FacetReading,
  { kind, name }: AssessmentFacet,
): Promise<TraceFacet> {
  const rows = db
    .selectFrom('assessments')
    .select('assessments.trace_key')
    .select(
      sql<string | null>`${sql.ref(name === undefined ? 'assessments.name' : 'assessments.value_text')}`.as('value'),
    )
    .distinct()
    .where('assessments.kind', '=', kind)
    .where('assessments.is_valid', '=', 1)
    .$if(name !== undefined, (query) => query.where('assessments.name', '=', name ?? ''))
    .where('assessments.trace_key', 'in', matching.select(db).select('traces.trace_key'));
  return countValues(db, {
    rows,
    request,
    dialect,
    maxRows: Number.POSITIVE_INFINITY,
    sampleSize: matching.sampleSize,
  });
}
