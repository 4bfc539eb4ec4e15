import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { PAYLOAD_COLUMNS, toChunk } from '../rows/payload-row.ts';
import { toBigInt } from '../schema/int64.ts';
import { padList } from './pad-list.ts';

/** Chunks of logs that may say something about spans, by the local keys of their traces. Traces without any are left out. */
export async function readContentLogs(
  db: SqlExecutor,
  traceKeys: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly Uint8Array[]>> {
  if (traceKeys.length === 0) return new Map();
  const rows = await db
    .selectFrom('traces')
    .innerJoin('log_chunks', 'log_chunks.trace_id', 'traces.trace_id')
    .select(['traces.trace_key', ...PAYLOAD_COLUMNS.map((column) => `log_chunks.${column}` as const)])
    .where('traces.trace_key', 'in', padList(traceKeys))
    .where('log_chunks.has_content', '=', 1)
    .execute();
  const byTrace = new Map<bigint, Uint8Array[]>();
  for (const row of rows) {
    const traceKey = toBigInt(row.trace_key);
    const chunks = byTrace.get(traceKey);
    const { bytes } = toChunk(row);
    if (chunks === undefined) byTrace.set(traceKey, [bytes]);
    else chunks.push(bytes);
  }
  return byTrace;
}
