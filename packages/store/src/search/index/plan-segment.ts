import type { SqlConnection, SqlExecutor } from '../../dialects/sql-connection.ts';
import { decodeTraceKey } from './encode-trace-keys.ts';
import { countArrivedChunks, findLastSegment, readSearchProgress, type SegmentHead } from './index-queries.ts';
import { MAX_DOCS } from './posting-encoding.ts';
import { deleteRepeatedRestated, listRestated, readTraceBytes } from './restated-queries.ts';
import type { RestateSchedule } from './restate-schedule.ts';

/** Fewer are left to the scan of what is not indexed yet. */
const MIN_DOCS = 64;
/** A scan reads this much in the time of a few documents. */
const BYTES_PER_DOC = 64 * 1024;
/** Documents of traces that were restated, at most this many to a segment. */
const MAX_RESTATED = MAX_DOCS / 4;
/** Of restated traces in a segment that is written anew. */
const MAX_CARRIED_BYTES = 1024 * 1024;
/** Rows about one trace, of which one is enough. */
const MAX_REPEATED = 32;

export interface SegmentPlan {
  /** The chunks after this one. */
  readonly after: bigint;
  /** Counted up by others: then the work is void. */
  readonly version: bigint;
  /** A segment with room left, which the new one takes the place of. */
  readonly replaced: SegmentHead | undefined;
  /** Traces of which all is read. */
  readonly restatedKeys: readonly bigint[];
  /** What has been restated up to there is in the segment. */
  readonly restated: { readonly traceKeys: readonly bigint[]; readonly through: bigint } | undefined;
}

/** `undefined` when too little is waiting. */
export async function planSegment(
  connection: SqlConnection,
  schedule: RestateSchedule,
): Promise<SegmentPlan | undefined> {
  await forgetRepeated(connection);
  return connection.read(async (db) => {
    const { indexedArrival, version } = await readSearchProgress(db);
    const last = await findLastSegment(db);
    const listed = await listRestated(db, MAX_RESTATED);
    const due = await schedule.pickDue(listed, (traceKey) => readTraceBytes(db, traceKey));
    const waitingCount = await countArrivedChunks(db, connection.dialect, { after: indexedArrival, limit: MAX_DOCS });
    const dueCount = due.reduce((sum, { bytes }) => sum + Math.ceil((bytes + 1) / BYTES_PER_DOC), 0);
    // Before anything that costs more: asked again and again while nothing happens.
    if (waitingCount + dueCount < MIN_DOCS) return undefined;
    const carried = last === undefined ? [] : listCarried(last);
    const hasRoom =
      last !== undefined &&
      last.docCount < MAX_DOCS &&
      carried.length + due.length <= MAX_RESTATED &&
      (await isCheap(db, carried));
    // Each document is written a second time at most twice: once with as many others as there were before.
    const enough = hasRoom ? Math.max(MIN_DOCS, Math.min(last.docCount, MAX_DOCS - last.docCount)) : MIN_DOCS;
    if (waitingCount + dueCount < enough) return undefined;
    schedule.markIndexed(due);
    const dueKeys = due.map(({ traceKey }) => traceKey);
    return {
      after: hasRoom ? min(last.firstArrival - 1n, indexedArrival) : indexedArrival,
      version,
      replaced: hasRoom ? last : undefined,
      restatedKeys: [...new Set([...(hasRoom ? carried : []), ...dueKeys])],
      restated:
        due.length === 0
          ? undefined
          : { traceKeys: dueKeys, through: due.reduce((through, { lastNo }) => max(through, lastNo), 0n) },
    };
  });
}

/** A trace that logs keep coming for is noted with each of them, and every search reads the notes. */
async function forgetRepeated(connection: SqlConnection): Promise<void> {
  const listed = await connection.read((db) => listRestated(db, MAX_RESTATED));
  for (const trace of listed) {
    if (trace.count > MAX_REPEATED) await connection.transaction((trx) => deleteRepeatedRestated(trx, trace));
  }
}

/** What one segment was made of is read again for the next. Where that is much, the segment stays as it is. */
async function isCheap(db: SqlExecutor, traceKeys: readonly bigint[]): Promise<boolean> {
  let bytes = 0;
  for (const traceKey of traceKeys) {
    bytes += await readTraceBytes(db, traceKey);
    if (bytes > MAX_CARRIED_BYTES) return false;
  }
  return true;
}

function listCarried({ traceKeys, restatedCount }: SegmentHead): readonly bigint[] {
  return Array.from({ length: restatedCount }, (_empty, index) => BigInt(decodeTraceKey(traceKeys, index)));
}

function min(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function max(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
