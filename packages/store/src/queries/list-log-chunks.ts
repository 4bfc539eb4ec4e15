import type { TraceId } from '@gander/core/ids';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { Page, PageRequest } from '../page.ts';
import { PAYLOAD_COLUMNS, toChunk } from '../rows/payload-row.ts';
import { toBigInt } from '../schema/int64.ts';
import type { Chunk } from '../trace-store.ts';
import { decodeCursor } from './cursor.ts';
import { toPage, toRowLimit } from './to-page.ts';

export interface ListLogChunksRequest {
  readonly traceId: TraceId;
  readonly page: PageRequest;
}

/** A page of the logs of a trace, oldest record first. */
export async function listLogChunks(db: SqlExecutor, { traceId, page }: ListLogChunksRequest): Promise<Page<Chunk>> {
  const after = page.cursor === undefined ? undefined : decodeCursor('logs', page.cursor);
  const rows = await db
    .selectFrom('log_chunks')
    .select(['log_key', 'time_unix_nano', ...PAYLOAD_COLUMNS])
    .where('trace_id', '=', traceId)
    .$if(after !== undefined, (query) =>
      query
        // The first condition alone bounds the walk through the index; the second breaks ties.
        .where('time_unix_nano', '>=', after?.number ?? 0n)
        .where((eb) =>
          eb.or([eb('time_unix_nano', '>', after?.number ?? 0n), eb('log_key', '>', BigInt(after?.text ?? 0))]),
        ),
    )
    .orderBy('time_unix_nano')
    .orderBy('log_key')
    .limit(toRowLimit(page.limit))
    .execute();
  const { items, nextCursor } = toPage(rows, page.limit, (last) => ({
    kind: 'logs',
    number: toBigInt(last.time_unix_nano),
    text: String(last.log_key),
  }));
  return { items: items.map(toChunk), nextCursor };
}
