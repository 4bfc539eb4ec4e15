import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { padList, sliceList } from './pad-list.ts';

export type TraceAlias = readonly [alias: TraceId, traceId: TraceId];

/** Those of the ids that are OpenTelemetry's for a trace whose client gave it another, with that other. */
export async function findTraceAliases(db: SqlExecutor, ids: readonly TraceId[]): Promise<readonly TraceAlias[]> {
  const found: TraceAlias[] = [];
  for (const slice of sliceList(ids)) {
    const rows = await db
      .selectFrom('trace_aliases')
      .select(['alias_id', 'trace_id'])
      .where('alias_id', 'in', padList(slice))
      .execute();
    for (const row of rows) found.push([row.alias_id as TraceId, row.trace_id as TraceId]);
  }
  return found;
}
