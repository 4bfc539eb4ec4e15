import type { AssessmentStore } from '../assessment-store.ts';
import type { SqlConnection } from '../dialects/sql-connection.ts';
import { createAssessment } from '../queries/create-assessment.ts';
import { deleteAssessment } from '../queries/delete-assessment.ts';
import { listAssessments } from '../queries/list-assessments.ts';
import { findAssessedTrace, requireAssessedTrace } from '../queries/require-assessed-trace.ts';
import { findAssessment, requireAssessment } from '../queries/require-assessment.ts';
import { writeAssessment } from '../queries/write-assessment.ts';

export interface AssessmentStoreDeps {
  readonly connection: SqlConnection;
  readonly nowMs: () => number;
}

/** The assessments of a SQL database. */
export function createAssessmentStore({ connection, nowMs }: AssessmentStoreDeps): AssessmentStore {
  return {
    listAssessments: (traceIds) => connection.read((db) => listAssessments(db, traceIds)),
    getAssessment: (traceId, assessmentId) =>
      connection.read(async (db) => requireAssessment(db, await requireAssessedTrace(db, traceId), assessmentId)),
    createAssessment: (created) =>
      connection.transaction(async (trx) => {
        const trace = await requireAssessedTrace(trx, created.traceId);
        return { assessment: await createAssessment(trx, trace, created), changed: trace.changed };
      }),
    writeAssessment: (traceId, assessmentId, change) =>
      connection.transaction(async (trx) => {
        const trace = await requireAssessedTrace(trx, traceId);
        const known = await requireAssessment(trx, trace, assessmentId);
        return { assessment: await writeAssessment(trx, { known, change, nowMs: nowMs() }), changed: trace.changed };
      }),
    deleteAssessment: (traceId, assessmentId) =>
      connection.transaction(async (trx) => {
        const trace = await findAssessedTrace(trx, traceId);
        const known = trace && (await findAssessment(trx, trace, assessmentId));
        if (trace === undefined || known === undefined) return undefined;
        await deleteAssessment(trx, trace.traceKey, known);
        return trace.changed;
      }),
  };
}
