import type { JsonValue } from '@gander/core/json-value';

import type { TraceArchive } from '../features/share/saved/trace-archive.ts';

/**
 * All log records of the trace, by time as the server tells them. A part is in order by itself only: what an exporter sent
 * later may have happened before.
 */
export async function readLogRows(archive: Pick<TraceArchive, 'readLogs'>): Promise<readonly JsonValue[]> {
  const parts = await archive.readLogs();
  const timed = parts.flatMap(({ rows }) => rows).map((row) => ({ row, unixNano: toUnixNano(row) }));
  return timed.toSorted(byTime).map(({ row }) => row);
}

interface Timed {
  readonly unixNano: bigint;
}

function byTime(left: Timed, right: Timed): number {
  if (left.unixNano === right.unixNano) return 0;
  return left.unixNano < right.unixNano ? -1 : 1;
}

/** A file is not trusted: what bears no time goes first, and the client says what is wrong with it. */
function toUnixNano(row: JsonValue): bigint {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 0n;
  const time = (row as { readonly timeUnixNano?: JsonValue }).timeUnixNano;
  return typeof time === 'string' && /^\d{1,20}$/.test(time) ? BigInt(time) : 0n;
}
