import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { MatchingTraces } from './find-matching.ts';

export interface PickedTraces {
  readonly picked: number;
  readonly total: number;
}

/**
 * How many of the newest traces can be looked into: those that begin within `maxSpans`, without any that is larger than that by
 * itself. Together they have less than twice as many spans.
 */
export async function pickNewest(db: SqlExecutor, matching: MatchingTraces, maxSpans: number): Promise<PickedTraces> {
  const { total } = await matching
    .select(db)
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const summed = toPickable(db, matching, maxSpans)
    .select('traces.span_count')
    .select(
      sql<number>`sum(traces.span_count) over (order by traces.start_unix_nano desc, traces.trace_id desc rows unbounded preceding)`.as(
        'upto',
      ),
    )
    .as('summed');
  const { picked } = await db
    .selectFrom(summed)
    .select(sql<number | bigint | null>`sum(case when upto - span_count < ${maxSpans} then 1 else 0 end)`.as('picked'))
    .executeTakeFirstOrThrow();
  return { picked: Number(picked ?? 0), total: Number(total) };
}

/** What {@link pickNewest} picks from. */
export function toPickable(db: SqlExecutor, matching: MatchingTraces, maxSpans: number) {
  return matching.select(db).where('traces.span_count', '<=', maxSpans);
}
