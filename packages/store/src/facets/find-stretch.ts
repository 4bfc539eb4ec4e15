import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { clampToInt64, toBigInt, toBigIntOrNull } from '../schema/int64.ts';
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

/** So many of the traces may be far from all others: one in a hundred, of few one in four up to three. */
const STRAY_SHARE = 100n;
const STRAY_SHARE_OF_FEW = 4n;
const MAX_STRAY_OF_FEW = 3n;

/**
 * What was asked for, else from the first trace to the last. A few old traces, such as those of a clock that stands at 1970, may
 * not fill most of the picture with nothing: then it begins with the others, and traces before it are for the caller to mention.
 */
export async function findStretch(db: SqlExecutor, { filter, matching }: StretchOf): Promise<Stretch> {
  const { fromUnixNano, toUnixNano } = filter;
  if (fromUnixNano !== undefined && toUnixNano !== undefined) return toStretch(fromUnixNano, toUnixNano);
  const row = await matching
    .select(db)
    .select((eb) => [
      eb.fn.min('traces.start_unix_nano').as('first'),
      eb.fn.max('traces.start_unix_nano').as('last'),
      eb.fn.countAll().as('count'),
    ])
    .executeTakeFirstOrThrow();
  const first = toBigIntOrNull(row.first) ?? toUnixNano ?? fromUnixNano ?? 0n;
  const last = toBigIntOrNull(row.last) ?? first;
  const whole = toStretch(fromUnixNano ?? first, toUnixNano ?? last + 1n);
  return fromUnixNano === undefined ? cutStrays(db, matching, { whole, count: toBigInt(row.count) }) : whole;
}

interface Cut {
  readonly whole: Stretch;
  readonly count: bigint;
}

/** Leaves out what is before most traces when it is more than three quarters of the stretch; keeps what is near to them. */
async function cutStrays(db: SqlExecutor, matching: MatchingTraces, { whole, count }: Cut): Promise<Stretch> {
  const ofFew = min(MAX_STRAY_OF_FEW, count / STRAY_SHARE_OF_FEW);
  const strayCount = max(ofFew, count / STRAY_SHARE);
  if (strayCount === 0n) return whole;
  const oldest = matching
    .select(db)
    .select('traces.start_unix_nano')
    .orderBy('traces.start_unix_nano')
    .limit(Number(strayCount) + 1)
    .as('oldest');
  const row = await db
    .selectFrom(oldest)
    .select((eb) => eb.fn.max('oldest.start_unix_nano').as('most'))
    .executeTakeFirst();
  const most = toBigIntOrNull(row?.most ?? null);
  if (most === null || (most - whole.from) * 4n <= (whole.to - whole.from) * 3n) return whole;
  const near = await matching
    .select(db)
    .select((eb) => eb.fn.min('traces.start_unix_nano').as('first'))
    .where('traces.start_unix_nano', '>=', most - (whole.to - most) / 4n)
    .executeTakeFirst();
  return { from: toBigIntOrNull(near?.first ?? null) ?? most, to: whole.to };
}

function toStretch(from: bigint, to: bigint): Stretch {
  const start = clampToInt64(from);
  const end = clampToInt64(to);
  return { from: start, to: end > start ? end : start + 1n };
}

function min(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function max(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
