import type { BodyCut } from '../chunks/body-cut.ts';
import { encodeBlankBody, encodeBody } from '../chunks/encode-body.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { RequestBody } from '../ingest-store.ts';
import { toBigInt } from '../schema/int64.ts';

/** Keeps the bodies of requests for the cuts that are made of them, and says under which keys. */
export async function writeRequestBodies(
  trx: SqlExecutor,
  bodies: ReadonlyMap<RequestBody, readonly BodyCut[]>,
): Promise<ReadonlyMap<RequestBody, bigint>> {
  const keys = new Map<RequestBody, bigint>();
  for (const [body, cuts] of bodies) {
    const { rawSize, encoding, payload } =
      cuts.length === body.chunkCount ? encodeBody(body) : encodeBlankBody(body, cuts);
    const { body_key } = await trx
      .insertInto('request_bodies')
      .values({ raw_size: rawSize, encoding, payload })
      .returning('body_key')
      .executeTakeFirstOrThrow();
    keys.set(body, toBigInt(body_key));
  }
  return keys;
}
