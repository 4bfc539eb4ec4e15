import type { BodyCut } from '../chunks/body-cut.ts';
import { encodeBlankBody, encodeBody } from '../chunks/encode-body.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { RequestBody } from '../ingest-store.ts';
import type { KeyedInsert } from './keyed-insert.ts';

export interface KeptBodies {
  /** Each with the cuts that are made of it. */
  readonly bodies: ReadonlyMap<RequestBody, readonly BodyCut[]>;
  readonly insertRequestBody: KeyedInsert;
}

/** Keeps the bodies of requests for the cuts that are made of them, and says under which keys. */
export async function writeRequestBodies(
  trx: SqlExecutor,
  { bodies, insertRequestBody }: KeptBodies,
): Promise<ReadonlyMap<RequestBody, bigint>> {
  const keys = new Map<RequestBody, bigint>();
  for (const [body, cuts] of bodies) {
    const { rawSize, encoding, payload } =
      cuts.length === body.chunkCount ? encodeBody(body) : encodeBlankBody(body, cuts);
    keys.set(body, await insertRequestBody(trx, [rawSize, encoding, payload]));
  }
  return keys;
}
