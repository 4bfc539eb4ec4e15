import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toBigInt } from '../schema/int64.ts';
import { padList, sliceList } from './pad-list.ts';
import { writeShrunkBodies } from './write-shrunk-bodies.ts';

export interface DoomedChunks {
  readonly traceKeys: readonly bigint[];
  /** Only those with these numbers; absent: all. */
  readonly chunkNos?: readonly bigint[];
}

/**
 * Deletes chunks of traces, and of the bodies that they are cuts of what nobody else needs. A few hundred at most. Belongs in a
 * transaction.
 */
export async function deleteChunks(trx: SqlExecutor, { traceKeys, chunkNos }: DoomedChunks): Promise<void> {
  const keys = padList(traceKeys);
  const numbers = chunkNos === undefined ? undefined : padList(chunkNos);
  const shared = await trx
    .selectFrom('span_chunks')
    .select('body_key')
    .distinct()
    .where('trace_key', 'in', keys)
    .$if(numbers !== undefined, (query) => query.where('chunk_no', 'in', numbers ?? []))
    .where('body_key', 'is not', null)
    .execute();
  await trx
    .deleteFrom('span_chunks')
    .where('trace_key', 'in', keys)
    .$if(numbers !== undefined, (query) => query.where('chunk_no', 'in', numbers ?? []))
    .execute();
  const bodyKeys = shared.flatMap(({ body_key }) => (body_key === null ? [] : toBigInt(body_key)));
  for (const slice of sliceList(bodyKeys)) await writeShrunkBodies(trx, slice);
}
