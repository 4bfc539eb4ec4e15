import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { padList, sliceList } from './pad-list.ts';
import type { SpansByIdRequest } from './read-spans-by-id.ts';

/** Removes index rows, which newer versions are about to take the place of. Their payload stays. */
export async function deleteSpans(trx: SqlExecutor, { traceKey, spanIds }: SpansByIdRequest): Promise<void> {
  for (const slice of sliceList(spanIds)) {
    await trx.deleteFrom('spans').where('trace_key', '=', traceKey).where('span_id', 'in', padList(slice)).execute();
  }
}
