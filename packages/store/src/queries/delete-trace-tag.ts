import type { SqlExecutor } from '../dialects/sql-connection.ts';

export interface TraceTagName {
  readonly traceKey: bigint;
  readonly key: string;
}

/** False when the trace has no such tag. */
export async function deleteTraceTag(trx: SqlExecutor, { traceKey, key }: TraceTagName): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('trace_tags')
    .where('trace_key', '=', traceKey)
    .where('tag_key', '=', key)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
