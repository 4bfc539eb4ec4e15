import { findInChunk, findInLogs } from '@gander/core/search-text/find-in-chunk';

import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { readContentLogs } from '../../queries/read-content-logs.ts';
import { CHUNK_COLUMNS, toChunk } from '../../rows/chunk-row.ts';
import { toBigInt } from '../../schema/int64.ts';

/** Chunks read at a time. Most traces have fewer. */
const BATCH = 4;

/**
 * True when a span of the trace says what is looked for: its newest version, with its texts in their search form, or logs
 * that are about spans of the trace.
 */
export async function hasText(
  db: SqlExecutor,
  traceKey: bigint,
  isFoundIn: (text: string) => boolean,
): Promise<boolean> {
  const newerSpanIds = new Set<string>();
  let before: bigint | undefined;
  for (;;) {
    const rows = await db
      .selectFrom('span_chunks')
      .select(['chunk_no', ...CHUNK_COLUMNS])
      .where('trace_key', '=', traceKey)
      .$if(before !== undefined, (query) => query.where('chunk_no', '<', before ?? 0n))
      .orderBy('chunk_no', 'desc')
      .limit(BATCH)
      .execute();
    for (const row of rows) if (findInChunk(toChunk(row).bytes, { isFoundIn, newerSpanIds })) return true;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) break;
    before = toBigInt(last.chunk_no);
  }
  const logs = await readContentLogs(db, [traceKey]);
  return logs.get(traceKey)?.some((bytes) => findInLogs(bytes, isFoundIn)) ?? false;
}
