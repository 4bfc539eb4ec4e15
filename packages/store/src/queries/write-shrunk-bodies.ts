import type { BodyCut } from '../chunks/body-cut.ts';
import { decodeChunk, encodeChunk, type EncodedChunk } from '../chunks/chunk-encoding.ts';
import { toBlankBody } from '../chunks/to-blank-body.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { PAYLOAD_COLUMNS, type PayloadRow } from '../rows/payload-row.ts';
import { toBigInt } from '../schema/int64.ts';
import { padList } from './pad-list.ts';

/**
 * To be called when chunks of bodies were deleted. A body that no chunk needs goes; of one that is needed, only what its chunks
 * take from it stays: what somebody has deleted must not be in any row any more.
 */
export async function writeShrunkBodies(trx: SqlExecutor, bodyKeys: readonly bigint[]): Promise<void> {
  const rows = await trx
    .selectFrom('span_chunks')
    .select(['body_key', 'payload'])
    .where('body_key', 'in', padList(bodyKeys))
    .execute();
  const kept = new Map<bigint, BodyCut[]>();
  for (const { body_key, payload } of rows) {
    if (body_key === null) continue;
    const key = toBigInt(body_key);
    const cuts = kept.get(key);
    if (cuts === undefined) kept.set(key, [payload]);
    else cuts.push(payload);
  }
  const unused = bodyKeys.filter((key) => !kept.has(key));
  if (unused.length > 0) await trx.deleteFrom('request_bodies').where('body_key', 'in', padList(unused)).execute();
  for (const [bodyKey, cuts] of kept) {
    const row = await trx
      .selectFrom('request_bodies')
      .select(PAYLOAD_COLUMNS)
      .where('body_key', '=', bodyKey)
      .executeTakeFirst();
    if (row === undefined) continue;
    const { encoding, payload } = shrink(row, cuts);
    await trx.updateTable('request_bodies').set({ encoding, payload }).where('body_key', '=', bodyKey).execute();
  }
}

function shrink(row: PayloadRow, cuts: readonly BodyCut[]): Pick<EncodedChunk, 'encoding' | 'payload'> {
  const body = { rawSize: Number(row.raw_size), encoding: Number(row.encoding), payload: row.payload };
  const bytes = inflate(body);
  // It is damaged, and nobody can read anything of it: nothing that was deleted may be found in it either.
  if (bytes === undefined) return { encoding: body.encoding, payload: new Uint8Array() };
  return encodeChunk(toBlankBody(bytes, cuts));
}

/** `undefined` for damaged bytes. */
function inflate(body: EncodedChunk): Uint8Array | undefined {
  try {
    return decodeChunk(body);
  } catch (error) {
    // Memory that ran out is no damage.
    if (error instanceof RangeError && !('code' in error)) throw error;
    return undefined;
  }
}
