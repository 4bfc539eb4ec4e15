import type { RunId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { RUN_COLUMNS, type RunRow } from '../rows/run-row.ts';

/** In any lifecycle stage. */
export async function findRun(db: SqlExecutor, runId: RunId): Promise<RunRow | undefined> {
  return db.selectFrom('runs').select(RUN_COLUMNS).where('runs.run_id', '=', runId).executeTakeFirst();
}
