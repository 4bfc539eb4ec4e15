import { findInChunk, findInLogs } from '@gander/core/search-text/find-in-chunk';

import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { readContentLogs } from '../../queries/read-content-logs.ts';
import type { InflatedBodies } from '../../chunks/inflated-bodies.ts';
import { createSpanChunkQuery, toSpanChunk } from '../../rows/span-chunk-row.ts';
import { toBigInt } from '../../schema/int64.ts';

/** Chunks read at a time. Most traces have fewer. */
const BATCH = 4;

export interface TextQuestion {
  readonly traceKey: bigint;
  readonly isFoundIn: (text: string) => boolean;
  /** Of the walk through many traces. */
  readonly bodies: InflatedBodies;
}

/**
 * True when a span of the trace says what is looked for: its newest version, with its texts in their search form, or logs
 * that are about spans of the trace.
 */
export async function hasText(db: SqlExecutor, { traceKey, isFoundIn, bodies }: TextQuestion): Promise<boolean> {
  const newerSpanIds = new Set<string>();
  let before: bigint | undefined;
  for (;;) {
    const rows = await createSpanChunkQuery(db)
      .select('chunk_no')
      .where('trace_key', '=', traceKey)
      .$if(before !== undefined, (query) => query.where('chunk_no', '<', before ?? 0n))
      .orderBy('chunk_no', 'desc')
      .limit(BATCH)
      .execute();
    for (const row of rows) if (findInChunk(toSpanChunk(row, bodies).bytes, { isFoundIn, newerSpanIds })) return true;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) break;
    before = toBigInt(last.chunk_no);
  }
  const logs = await readContentLogs(db, [traceKey]);
  return logs.get(traceKey)?.some((bytes) => findInLogs(bytes, isFoundIn)) ?? false;
}
