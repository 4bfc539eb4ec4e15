import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { padList, sliceList } from './pad-list.ts';

/** Takes traces off the list of those in progress, as far as they are on it. */
export async function deleteOpenTraces(trx: SqlExecutor, traceKeys: readonly bigint[]): Promise<void> {
  for (const slice of sliceList(traceKeys)) {
    await trx.deleteFrom('open_traces').where('trace_key', 'in', padList(slice)).execute();
  }
}
