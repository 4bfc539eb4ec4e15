import { hash } from 'node:crypto';

import type { TraceId } from '@gander/core/ids';

import { encodeChunk } from '../chunks/chunk-encoding.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ChangedTrace, LogWrite } from '../ingest-store.ts';
import { findTraceAliases } from '../queries/find-trace-aliases.ts';
import { findStoredLogDigests } from '../queries/find-stored-log-digests.ts';
import { writeRestatedTrace } from '../queries/write-restated-trace.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import { clampToInt64 } from '../schema/int64.ts';
import type { IngestStatements } from './ingest-statements.ts';

export interface LogIngest {
  readonly deliveries: readonly LogDelivery[];
  readonly statements: IngestStatements;
}

export interface LogDelivery {
  readonly write: LogWrite;
  readonly digest: string;
}

/** Everything that can be done before the database is touched. */
export function prepareLogWrites(writes: readonly LogWrite[]): readonly LogDelivery[] {
  const deliveries = new Map<string, LogDelivery>();
  for (const write of writes) {
    const digest = digestLogWrite(write);
    deliveries.set(digest, { write, digest });
  }
  return [...deliveries.values()];
}

/** Returns the traces, of those that exist, that got log records. */
export async function writeLogs(
  trx: SqlExecutor,
  { deliveries, statements }: LogIngest,
): Promise<readonly ChangedTrace[]> {
  if (deliveries.length === 0) return [];
  const stored = await findStoredLogDigests(
    trx,
    deliveries.map((delivery) => delivery.digest),
  );
  const aliases = await findAliases(trx, deliveries);
  const parameters: unknown[] = [];
  const traceIds = new Set<TraceId>();
  const toldTraceIds = new Set<TraceId>();
  for (const { write, digest } of deliveries) {
    if (stored.has(digest)) continue;
    const { rawSize, encoding, payload } = encodeChunk(write.chunk);
    const time = clampToInt64(write.timeUnixNano);
    const traceId = write.traceId === null ? null : (aliases.get(write.traceId) ?? write.traceId);
    parameters.push(
      traceId,
      Number(write.experimentId),
      write.recordCount,
      time,
      write.hasContent === false ? 0 : 1,
      digest,
      rawSize,
      encoding,
      payload,
    );
    if (traceId === null) continue;
    traceIds.add(traceId);
    if (write.hasContent !== false) toldTraceIds.add(traceId);
  }
  await statements.insertLogChunks(trx, parameters);
  const heads = await readTraceHeads(trx, [...traceIds]);
  // What was indexed of them does not have these words.
  for (const head of heads) if (toldTraceIds.has(head.traceId)) await writeRestatedTrace(trx, head.traceKey);
  return heads.map(({ traceId, experimentId }) => ({ traceId, experimentId }));
}

/** Records are filed with their trace, whichever of its ids they name. */
async function findAliases(
  trx: SqlExecutor,
  deliveries: readonly LogDelivery[],
): Promise<ReadonlyMap<TraceId, TraceId>> {
  const named = new Set(deliveries.flatMap(({ write }) => write.traceId ?? []));
  return named.size === 0 ? new Map() : new Map(await findTraceAliases(trx, [...named]));
}

/** Two deliveries of the same records are one: their times are in the bytes. */
function digestLogWrite({ traceId, experimentId, chunk }: LogWrite): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${traceId ?? ''}\n${experimentId}\n`), chunk]), 'hex').slice(0, 32);
}
