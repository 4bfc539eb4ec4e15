import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ReindexJobPlace } from '../rows/reindex-job-row.ts';

/** Notes how far a job has come. */
export async function writeReindexProgress(trx: SqlExecutor, job: ReindexJobPlace): Promise<void> {
  await trx
    .updateTable('reindex_jobs')
    .set({ state: job.state, done_trace_key: job.doneTraceKey, done_count: job.doneCount })
    .where('job_id', '=', BigInt(job.jobId))
    .execute();
}
