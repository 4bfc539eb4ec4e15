import type { SqlExecutor } from '../dialects/sql-connection.ts';

export interface SilentTraceQuestion {
  readonly traceKey: bigint;
  readonly silentSinceMs: number;
}

/** Whether the trace is in progress and nothing of it came since then. */
export async function hasSilentTrace(
  db: SqlExecutor,
  { traceKey, silentSinceMs }: SilentTraceQuestion,
): Promise<boolean> {
  const row = await db
    .selectFrom('open_traces')
    .select('trace_key')
    .where('trace_key', '=', traceKey)
    .where('last_arrival_ms', '<', silentSinceMs)
    .executeTakeFirst();
  return row !== undefined;
}
