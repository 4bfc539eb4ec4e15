import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { MatchingTraces } from './find-matching.ts';

export interface PickedTraces {
  /** How many of the newest traces have so many spans together; one at least. */
  readonly picked: number;
  readonly total: number;
}

/** How many traces can be looked into without looking at more spans than `maxSpans`: some have a hundred thousand of them. */
export async function pickNewest(db: SqlExecutor, matching: MatchingTraces, maxSpans: number): Promise<PickedTraces> {
  const summed = matching
    .select(db)
    .select('traces.span_count')
    .select(
      sql<number>`sum(traces.span_count) over (order by traces.start_unix_nano desc, traces.trace_id desc rows unbounded preceding)`.as(
        'upto',
      ),
    )
    .as('summed');
  const row = await db
    .selectFrom(summed)
    .select((eb) => eb.fn.countAll().as('total'))
    .select(sql<bigint | number | null>`sum(case when upto - span_count < ${maxSpans} then 1 else 0 end)`.as('picked'))
    .executeTakeFirstOrThrow();
  return { picked: Number(row.picked ?? 0), total: Number(row.total) };
}
