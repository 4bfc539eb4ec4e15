import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toBigInt } from '../schema/int64.ts';
import { deleteChunks } from './delete-chunks.ts';
import type { DoomedTrace } from './doomed-trace.ts';
import { padList } from './pad-list.ts';
import { PAYLOAD_BYTES_PER_UNIT, UNITS_PER_BODY } from './read-trace-weights.ts';
import { writeShrunkTrace } from './write-shrunk-trace.ts';

/** Payloads looked at in one step. */
const MAX_CHUNKS = 256;

/**
 * Deletes something of a trace that is too large to be deleted at once, weighing about `limit` in the units of `readTraceWeights`:
 * first its spans, then their payload, then its logs, so that whatever is still there can be read. Returns whether it found
 * anything; the trace itself stays, and says of itself what is still true.
 */
export async function deleteTracePart(
  trx: SqlExecutor,
  { traceKey, traceId }: DoomedTrace,
  limit: number,
): Promise<boolean> {
  if (await deleteSomeSpans(trx, traceKey, limit)) return true;

  const chunks = await trx
    .selectFrom('span_chunks')
    .select(['chunk_no as key', 'raw_size', 'body_key'])
    .where('trace_key', '=', traceKey)
    .orderBy('chunk_no')
    .limit(MAX_CHUNKS)
    .execute();
  const chunkNos = takeUpTo(chunks, limit);
  if (chunkNos.length > 0) {
    await deleteChunks(trx, { traceKeys: [traceKey], chunkNos });
    return true;
  }

  const logs = await trx
    .selectFrom('log_chunks')
    .select(['log_key as key', 'raw_size'])
    .where('trace_id', '=', traceId)
    .limit(MAX_CHUNKS)
    .execute();
  const logKeys = takeUpTo(logs, limit);
  if (logKeys.length === 0) return false;
  await trx.deleteFrom('log_chunks').where('log_key', 'in', padList(logKeys)).execute();
  return true;
}

/** Of the spans, the first so many; the trace no longer counts them. Returns whether there were any. */
async function deleteSomeSpans(trx: SqlExecutor, traceKey: bigint, limit: number): Promise<boolean> {
  const first = trx
    .selectFrom('spans')
    .select(['span_id', 'status'])
    .where('trace_key', '=', traceKey)
    .orderBy('span_id')
    .limit(limit)
    .as('first');
  const rows = await trx
    .selectFrom(first)
    .select((eb) => ['status', eb.fn.max('first.span_id').as('last'), eb.fn.countAll().as('row_count')])
    .groupBy('status')
    .execute();
  if (rows.length === 0) return false;
  const counted = rows.map(({ status, last, row_count }) => ({ status, last, count: Number(row_count) }));
  const lastSpanId = counted.reduce((latest, { last }) => (last > latest ? last : latest), '');
  await trx.deleteFrom('spans').where('trace_key', '=', traceKey).where('span_id', '<=', lastSpanId).execute();
  await writeShrunkTrace(trx, {
    traceKey,
    lastSpanId,
    spanCount: counted.reduce((sum, { count }) => sum + count, 0),
    errorCount: counted.find(({ status }) => status === 'ERROR')?.count ?? 0,
  });
  return true;
}

interface Payload {
  readonly key: bigint | number | string;
  readonly raw_size: bigint | number | string;
  /** What it is a cut of. */
  readonly body_key?: bigint | number | string | null;
}

/** The first of the payloads that together weigh no more than that, but one at least. */
function takeUpTo(payloads: readonly Payload[], limit: number): readonly bigint[] {
  const keys: bigint[] = [];
  let weight = 0;
  for (const { key, raw_size, body_key = null } of payloads) {
    weight += 1 + Math.ceil(Number(raw_size) / PAYLOAD_BYTES_PER_UNIT) + (body_key === null ? 0 : UNITS_PER_BODY);
    if (weight > limit && keys.length > 0) break;
    keys.push(toBigInt(key));
  }
  return keys;
}
