import type { Assessment } from '@gander/core/assessment';
import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { ASSESSMENT_COLUMNS, toAssessment } from '../rows/assessment-row.ts';
import { padList, sliceList } from './pad-list.ts';

/** All assessments of the traces, in the order in which they came. */
export async function listAssessments(
  db: SqlExecutor,
  traceIds: readonly TraceId[],
): Promise<ReadonlyMap<TraceId, readonly Assessment[]>> {
  const found = new Map<TraceId, Assessment[]>();
  for (const slice of sliceList(traceIds)) {
    const rows = await db
      .selectFrom('traces')
      .innerJoin('assessments', 'assessments.trace_key', 'traces.trace_key')
      .select('traces.trace_id')
      .select(ASSESSMENT_COLUMNS)
      .where('traces.trace_id', 'in', padList(slice))
      .orderBy('assessments.assessment_key')
      .execute();
    for (const row of rows) {
      const traceId = row.trace_id as TraceId;
      const known = found.get(traceId);
      const assessment = toAssessment(row, traceId);
      if (known === undefined) found.set(traceId, [assessment]);
      else known.push(assessment);
    }
  }
  return found;
}
