import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { type ReindexJobPlace, toReindexJobPlace } from '../rows/reindex-job-row.ts';

/** A job by its id. */
export async function findReindexJob(db: SqlExecutor, jobId: string): Promise<ReindexJobPlace | undefined> {
  if (!/^\d{1,18}$/.test(jobId)) return undefined;
  const row = await db.selectFrom('reindex_jobs').selectAll().where('job_id', '=', BigInt(jobId)).executeTakeFirst();
  return row && toReindexJobPlace(row);
}
