import { setImmediate as nextTurn } from 'node:timers/promises';

import type { TraceId } from '@gander/core/ids';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { ChangedTrace } from '../ingest-store.ts';
import { deleteTracePart } from '../queries/delete-trace-part.ts';
import { deleteTraces } from '../queries/delete-traces.ts';
import type { DoomedTrace } from '../queries/doomed-trace.ts';
import { listNamedTraces } from '../queries/list-named-traces.ts';
import { listSharedBodies } from '../queries/list-shared-bodies.ts';
import { listOldTraces } from '../queries/list-old-traces.ts';
import { readTraceWeights, UNITS_PER_BODY } from '../queries/read-trace-weights.ts';
import { writeLowerSearchMark } from '../queries/write-lower-search-mark.ts';
import type { TraceDeletion } from '../trace-info-store.ts';

/** Traces looked at together. */
const MAX_TRACES = 100;
/** What one transaction deletes, in the units of {@link readTraceWeights}: some tens of milliseconds, for which ingest waits. */
const MAX_WEIGHT = 4000;

/**
 * Deletes traces with all that belongs to them, in transactions that are bounded by what they delete, however large a trace is.
 * Between them the thread's other work has its turn. A trace larger than one transaction is seen to shrink until it goes: what
 * it says of itself is true of what is left after each of them. Should the process end meanwhile, nothing takes the deletion up again:
 * the rest of the trace is still listed, with the number of spans that it has, to be deleted again.
 */
export async function deleteInBatches(
  connection: SqlConnection,
  deletion: TraceDeletion,
): Promise<readonly ChangedTrace[]> {
  const { experimentId } = deletion;
  const deleted: ChangedTrace[] = [];
  for (let batch = 0; ; batch += 1) {
    const doomed = await connection.read((db) => listBatch(db, deletion, { batch, deletedCount: deleted.length }));
    if (doomed === undefined) return deleted;
    for (const group of await toGroups(connection, doomed)) {
      const gone = await deleteGroup(connection, deletion, group);
      for (const traceId of gone) deleted.push({ traceId, experimentId });
      await nextTurn();
    }
  }
}

/** Traces that are deleted together; one that is too large for a transaction is alone. */
interface Group {
  readonly traces: readonly DoomedTrace[];
  /** Of which they leave something to others. */
  readonly bodies: ReadonlySet<bigint>;
  readonly weight: number;
}

async function toGroups(connection: SqlConnection, doomed: readonly DoomedTrace[]): Promise<readonly Group[]> {
  if (doomed.length === 0) return [];
  const keys = doomed.map(({ traceKey }) => traceKey);
  const weights = await connection.read((db) => readTraceWeights(db, doomed));
  const bodiesOf = await connection.read((db) => listSharedBodies(db, keys));
  const groups: Group[] = [];
  // Neighbours came together, and share the bodies of their requests: a body is blanked once for all of them.
  for (const trace of doomed.toSorted((left, right) => Number(left.traceKey - right.traceKey))) {
    const own = weights.get(trace.traceKey) ?? 1;
    const bodies = new Set(bodiesOf.get(trace.traceKey));
    const last = groups.at(-1);
    const joined = last && {
      traces: [...last.traces, trace],
      bodies: last.bodies.union(bodies),
      weight: last.weight + own + bodies.difference(last.bodies).size * UNITS_PER_BODY,
    };
    if (joined !== undefined && joined.weight <= MAX_WEIGHT) groups[groups.length - 1] = joined;
    else groups.push({ traces: [trace], bodies, weight: own + bodies.size * UNITS_PER_BODY });
  }
  return groups;
}

/** Returns the traces that are gone: not those that have moved to another experiment meanwhile. */
async function deleteGroup(
  connection: SqlConnection,
  { experimentId }: TraceDeletion,
  { traces, weight }: Group,
): Promise<readonly TraceId[]> {
  const { dialect } = connection;
  const traceIds = traces.map(({ traceId }) => traceId);
  let isLarge = weight > MAX_WEIGHT;
  while (isLarge) {
    isLarge = await connection.transaction(async (trx) => {
      const [trace] = await listNamedTraces(trx, { experimentId, traceIds });
      const isShrunk = trace !== undefined && (await deleteTracePart(trx, trace, MAX_WEIGHT));
      if (isShrunk) await writeLowerSearchMark(trx, dialect);
      return isShrunk;
    });
    await nextTurn();
  }
  return connection.transaction(async (trx) => {
    const still = await listNamedTraces(trx, { experimentId, traceIds });
    if (still.length > 0) {
      await deleteTraces(trx, still);
      await writeLowerSearchMark(trx, dialect);
    }
    return still.map(({ traceId }) => traceId);
  });
}

interface DeletionProgress {
  readonly batch: number;
  readonly deletedCount: number;
}

/** `undefined` when all is done. */
async function listBatch(
  db: SqlExecutor,
  deletion: TraceDeletion,
  { batch, deletedCount }: DeletionProgress,
): Promise<readonly DoomedTrace[] | undefined> {
  const { experimentId } = deletion;
  if ('traceIds' in deletion) {
    const traceIds = deletion.traceIds.slice(batch * MAX_TRACES, (batch + 1) * MAX_TRACES);
    return traceIds.length === 0 ? undefined : listNamedTraces(db, { experimentId, traceIds });
  }
  const limit = Math.min(MAX_TRACES, (deletion.maxTraces ?? Number.POSITIVE_INFINITY) - deletedCount);
  if (limit <= 0) return undefined;
  const traces = await listOldTraces(db, { experimentId, maxTimestampMs: deletion.maxTimestampMs, limit });
  return traces.length === 0 ? undefined : traces;
}
