import type { Updateable } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { RunRow } from '../rows/run-row.ts';
import type { RunsTable } from '../schema/run-tables.ts';

/** Changes columns of one run. */
export async function writeRunColumns(
  trx: SqlExecutor,
  runKey: RunRow['run_key'],
  columns: Updateable<RunsTable>,
): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  await trx.updateTable('runs').set(columns).where('run_key', '=', Number(runKey)).execute();
}
