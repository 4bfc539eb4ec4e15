import type { SqlExecutor } from '../../dialects/sql-connection.ts';
import { padList } from '../../queries/pad-list.ts';
import { readSearchProgress } from './index-queries.ts';
import { encodeTraceKeys } from './encode-trace-keys.ts';

export interface SegmentWrite {
  readonly expectedVersion: bigint;
  readonly replacedKey: bigint | undefined;
  /** Those of the traces that were restated, up to there; they are in the segment now. */
  readonly restated: { readonly traceKeys: readonly bigint[]; readonly through: bigint } | undefined;
  readonly restatedCount: number;
  readonly firstArrival: bigint;
  readonly lastArrival: bigint;
  readonly traceKeys: readonly bigint[];
  readonly facets: string;
  readonly words: Uint8Array;
  /** One per bucket. */
  readonly payloads: readonly Uint8Array[];
}

/**
 * Writes a segment, and with it how far the index has come; returns the version that it has then. Does nothing, and returns
 * `undefined`, when the index has changed since the work began.
 */
export async function writeSegment(trx: SqlExecutor, write: SegmentWrite): Promise<bigint | undefined> {
  const { version } = await readSearchProgress(trx);
  if (version !== write.expectedVersion) return undefined;
  if (write.replacedKey !== undefined) {
    await trx.deleteFrom('search_words').where('segment_key', '=', write.replacedKey).execute();
    await trx.deleteFrom('search_postings').where('segment_key', '=', write.replacedKey).execute();
    await trx.deleteFrom('search_segments').where('segment_key', '=', write.replacedKey).execute();
  }
  const { segment_key } = await trx
    .insertInto('search_segments')
    .values({
      first_arrival: write.firstArrival,
      last_arrival: write.lastArrival,
      doc_count: write.traceKeys.length,
      trace_keys: encodeTraceKeys(write.traceKeys),
      restated_count: write.restatedCount,
      facets: write.facets,
    })
    .returning('segment_key')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('search_words')
    .values({ segment_key: Number(segment_key), words: write.words })
    .execute();
  for (const [bucket, payload] of write.payloads.entries()) {
    await trx
      .insertInto('search_postings')
      .values({ segment_key: Number(segment_key), bucket, payload })
      .execute();
  }
  if (write.restated !== undefined) {
    await trx
      .deleteFrom('search_restated')
      .where('trace_key', 'in', padList(write.restated.traceKeys))
      .where('restated_no', '<=', write.restated.through)
      .execute();
  }
  const nextVersion = version + 1n;
  await trx.updateTable('search_progress').set({ indexed_arrival: write.lastArrival, version: nextVersion }).execute();
  return nextVersion;
}
