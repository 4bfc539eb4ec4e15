import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { padList, sliceList } from './pad-list.ts';

/** Those of the digests that are stored. */
export async function findStoredLogDigests(db: SqlExecutor, digests: readonly string[]): Promise<ReadonlySet<string>> {
  const stored = new Set<string>();
  for (const slice of sliceList(digests)) {
    const rows = await db.selectFrom('log_chunks').select('digest').where('digest', 'in', padList(slice)).execute();
    for (const row of rows) stored.add(row.digest);
  }
  return stored;
}
