import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { clampToInt64, toBigIntOrNull } from '../schema/int64.ts';
import type { TraceFilter } from '../trace-store.ts';
import type { MatchingTraces } from './find-matching.ts';

export interface StretchOf {
  readonly filter: TraceFilter;
  readonly matching: MatchingTraces;
}

/** A stretch of time, without its end. */
export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/** What was asked for, else from the first trace to the last. */
export async function findStretch(db: SqlExecutor, { filter, matching }: StretchOf): Promise<Stretch> {
  const { fromUnixNano, toUnixNano } = filter;
  if (fromUnixNano !== undefined && toUnixNano !== undefined) return toStretch(fromUnixNano, toUnixNano);
  const row = await matching
    .select(db)
    .select((eb) => [eb.fn.min('traces.start_unix_nano').as('first'), eb.fn.max('traces.start_unix_nano').as('last')])
    .executeTakeFirst();
  const first = toBigIntOrNull(row?.first ?? null) ?? toUnixNano ?? fromUnixNano ?? 0n;
  const last = toBigIntOrNull(row?.last ?? null) ?? first;
  return toStretch(fromUnixNano ?? first, toUnixNano ?? last + 1n);
}

function toStretch(from: bigint, to: bigint): Stretch {
  const start = clampToInt64(from);
  const end = clampToInt64(to);
  return { from: start, to: end > start ? end : start + 1n };
}
