import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { findTraceAliases } from './find-trace-aliases.ts';

export interface AliasWrite {
  readonly traceId: TraceId;
  readonly aliases: readonly TraceId[];
}

/** Notes OpenTelemetry's ids of a trace, and files the logs with it that came under one of them before. */
export async function writeTraceAliases(trx: SqlExecutor, { traceId, aliases }: AliasWrite): Promise<void> {
  const known = new Set((await findTraceAliases(trx, aliases)).map(([alias]) => alias));
  for (const alias of aliases) {
    if (known.has(alias)) continue;
    await trx.insertInto('trace_aliases').values({ alias_id: alias, trace_id: traceId }).execute();
    await trx.updateTable('log_chunks').set({ trace_id: traceId }).where('trace_id', '=', alias).execute();
  }
}
