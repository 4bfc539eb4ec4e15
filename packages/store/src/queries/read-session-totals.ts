import { type SelectQueryBuilder, sql } from 'kysely';

import type { Dialect } from '../dialects/dialect.ts';
import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { findMatching } from '../facets/find-matching.ts';
import { toActivityColumns } from './activity-columns.ts';
import { toUsage } from '../rows/usage-columns.ts';
import { toBigInt } from '../schema/int64.ts';
import type { Database } from '../schema/tables.ts';
import type { SessionTotals } from '../session-store.ts';
import type { TraceFilter } from '../trace-store.ts';
import { padList } from './pad-list.ts';

export interface SessionTotalsRequest {
  readonly filter: TraceFilter;
  /** At least one. */
  readonly sessionIds: readonly string[];
  readonly dialect: Dialect;
}

const NANOS_PER_MS = 1e6;

/** Reads the rows of these sessions and no others. A session in which nothing matches is left out. */
export async function readSessionTotals(
  db: SqlExecutor,
  { filter, sessionIds, dialect }: SessionTotalsRequest,
): Promise<readonly SessionTotals[]> {
  const matching = await findMatching(db, { filter: addSessions(filter, sessionIds), dialect });
  const ofThese = matching.select(db).where('traces.session_id', 'in', padList(sessionIds));
  const previews = await readPreviews(db, ofThese);
  const rows = await ofThese
    .select((eb) => [
      'traces.session_id',
      eb.fn.sum('traces.span_count').as('span_count'),
      eb.fn.sum('traces.error_count').as('error_count'),
      // As a fraction: the sum of a million long traces is more than an integer holds.
      sql<number | null>`sum((traces.end_unix_nano - traces.start_unix_nano) * 1.0)`.as('duration'),
      ...toActivityColumns(eb),
    ])
    .groupBy('traces.session_id')
    .execute();
  return rows.map((row): SessionTotals => ({
    sessionId: row.session_id ?? '',
    traceCount: Number(row.trace_count),
    failedTraceCount: Number(row.failed_trace_count),
    openTraceCount: Number(row.open_trace_count),
    spanCount: Number(row.span_count),
    errorCount: Number(row.error_count),
    durationMs: Math.max(0, row.duration ?? 0) / NANOS_PER_MS,
    lastTraceUnixNano: toBigInt(row.last_unix_nano),
    usage: toUsage(row),
    costUsd: row.cost_usd === null ? null : Number(row.cost_usd),
    firstInputPreview: previews.get(row.session_id ?? '')?.input ?? null,
    lastOutputPreview: previews.get(row.session_id ?? '')?.output ?? null,
    isComplete: matching.sampleSize === null,
  }));
}

interface Previews {
  readonly input: string | null;
  readonly output: string | null;
}

/** The first question and the last answer of each session. */
async function readPreviews(
  db: SqlExecutor,
  traces: SelectQueryBuilder<Database, 'traces', object>,
): Promise<ReadonlyMap<string, Previews>> {
  const toPlace = (column: 'input_preview' | 'output_preview', direction: 'asc' | 'desc') =>
    sql<number>`row_number() over (
      partition by traces.session_id
      order by case when ${sql.ref(column)} is null then 1 else 0 end,
        traces.start_unix_nano ${sql.raw(direction)}, traces.trace_id ${sql.raw(direction)})`;
  const ranked = traces
    .select(['traces.session_id', 'traces.input_preview', 'traces.output_preview'])
    .select([toPlace('input_preview', 'asc').as('input_place'), toPlace('output_preview', 'desc').as('output_place')])
    .as('ranked');
  const rows = await db
    .selectFrom(ranked)
    .select('session_id')
    .select([
      sql<string | null>`max(case when input_place = 1 then input_preview end)`.as('input'),
      sql<string | null>`max(case when output_place = 1 then output_preview end)`.as('output'),
    ])
    .groupBy('session_id')
    .execute();
  return new Map(rows.map(({ session_id: sessionId, input, output }) => [sessionId ?? '', { input, output }]));
}

/** A search, should one be needed, looks at the traces of these sessions alone. */
function addSessions(filter: TraceFilter, sessionIds: readonly string[]): TraceFilter {
  if (filter.expression === undefined) return filter;
  const isOfThese = {
    kind: 'condition',
    field: { entity: 'attribute', key: 'session' },
    test: { kind: 'in', values: sessionIds, isNegated: false },
    position: 0,
  } as const;
  return { ...filter, expression: { kind: 'and', operands: [isOfThese, filter.expression] } };
}
