import type { Assessment, AssessmentChange } from '@gander/core/assessment';
import { AppError } from '@gander/core/errors';
import type { KeyValue } from '@gander/core/key-value';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toContentColumns } from '../rows/assessment-row.ts';

export interface AssessmentUpdate {
  readonly known: Assessment;
  readonly change: AssessmentChange;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
}

/** Throws `invalid_argument` when the content is of another kind. Belongs in a transaction. */
export async function writeAssessment(
  trx: SqlExecutor,
  { known, change, nowMs }: AssessmentUpdate,
): Promise<Assessment> {
  const { content = known.content, name = known.name, rationale = known.rationale, metadata = [] } = change;
  if (content.kind !== known.content.kind) {
    throw new AppError(
      'invalid_argument',
      `The assessment '${known.assessmentId}' is of the kind ${known.content.kind}; it cannot become a ${content.kind}.`,
    );
  }
  const changed: Assessment = {
    ...known,
    content,
    name,
    rationale,
    metadata: joinPairs(known.metadata, metadata),
    lastUpdateTimeMs: BigInt(nowMs),
  };
  await trx
    .updateTable('assessments')
    .set({ ...toContentColumns(changed), last_update_time_ms: changed.lastUpdateTimeMs })
    .where('assessment_id', '=', known.assessmentId)
    .execute();
  return changed;
}

function joinPairs(known: readonly KeyValue[], added: readonly KeyValue[]): readonly KeyValue[] {
  const values = new Map([...known, ...added].map(({ key, value }) => [key, value]));
  return [...values].map(([key, value]) => ({ key, value }));
}
