import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { type ReindexJobPlace, toReindexJobPlace } from '../rows/reindex-job-row.ts';

/** Jobs that were begun and not finished, oldest first. */
export async function listRunningReindexJobs(db: SqlExecutor): Promise<readonly ReindexJobPlace[]> {
  const rows = await db
    .selectFrom('reindex_jobs')
    .selectAll()
    .where('state', '=', 'running')
    .orderBy('job_id')
    .execute();
  return rows.map(toReindexJobPlace);
}
