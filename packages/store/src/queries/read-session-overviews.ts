import type { ExperimentId } from '@gander/core/ids';
import type { SessionGranularity } from '@gander/core/session-granularity';
import { MAX_SESSION_USERS, type SessionOverview } from '@gander/core/session-overview';
import type { ExpressionBuilder } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toActivityColumns } from './activity-columns.ts';
import { toGranularity } from '../rows/trace-row.ts';
import { toUsage } from '../rows/usage-columns.ts';
import { toBigInt, toBigIntOrNull } from '../schema/int64.ts';
import type { Database } from '../schema/tables.ts';
import { padList } from './pad-list.ts';

export interface SessionOverviewsRequest {
  readonly experimentId: ExperimentId;
  /** At least one. */
  readonly sessionIds: readonly string[];
}

/** The figures of these sessions, in no order. Reads the rows of their traces and no others. */
export async function readSessionOverviews(
  db: SqlExecutor,
  { experimentId, sessionIds }: SessionOverviewsRequest,
): Promise<readonly SessionOverview[]> {
  const rows = await db
    .selectFrom('traces')
    .select((eb) => [
      'traces.session_id',
      eb.fn.min(eb.fn.coalesce('traces.session_granularity', eb.val('session'))).as('lowest_granularity'),
      eb.fn.max(eb.fn.coalesce('traces.session_granularity', eb.val('session'))).as('highest_granularity'),
      eb.fn.count('traces.user_id').distinct().as('user_count'),
      findPreview(eb, 'input_preview').as('first_input_preview'),
      findPreview(eb, 'output_preview').as('last_output_preview'),
      ...toActivityColumns(eb),
    ])
    .where('traces.experiment_id', '=', Number(experimentId))
    .where('traces.session_id', 'in', padList(sessionIds))
    // Grouped by both, so that the previews may refer to both.
    .groupBy(['traces.experiment_id', 'traces.session_id'])
    .execute();
  const users = await readSessionUsers(db, { experimentId, sessionIds });
  return rows.map((row): SessionOverview => {
    const sessionId = row.session_id ?? '';
    return {
      experimentId,
      sessionId,
      granularity: toCommonGranularity(row.lowest_granularity, row.highest_granularity),
      traceCount: Number(row.trace_count),
      failedTraceCount: Number(row.failed_trace_count),
      openTraceCount: Number(row.open_trace_count),
      startUnixNano: toBigInt(row.first_unix_nano),
      lastTraceUnixNano: toBigInt(row.last_unix_nano),
      endUnixNano: toBigIntOrNull(row.end_unix_nano),
      usage: toUsage(row),
      costUsd: row.cost_usd === null ? null : Number(row.cost_usd),
      userIds: users.get(sessionId) ?? [],
      userCount: Number(row.user_count),
      firstInputPreview: row.first_input_preview,
      lastOutputPreview: row.last_output_preview,
    };
  });
}

/** The first question or the last answer: a walk through the index that ends at the first trace that has one. */
function findPreview(eb: ExpressionBuilder<Database, 'traces'>, column: 'input_preview' | 'output_preview') {
  const direction = column === 'input_preview' ? 'asc' : 'desc';
  return eb
    .selectFrom('traces as told')
    .select(`told.${column}`)
    .whereRef('told.experiment_id', '=', 'traces.experiment_id')
    .whereRef('told.session_id', '=', 'traces.session_id')
    .where(`told.${column}`, 'is not', null)
    .orderBy('told.start_unix_nano', direction)
    .orderBy('told.trace_id', direction)
    .limit(1);
}

/** One trace of a conversation makes its session a conversation. */
function toCommonGranularity(lowest: string, highest: string): SessionGranularity {
  return lowest === highest ? toGranularity(lowest) : 'session';
}

/** Of each session the users that were seen last. */
async function readSessionUsers(
  db: SqlExecutor,
  { experimentId, sessionIds }: SessionOverviewsRequest,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ranked = db
    .selectFrom('traces')
    .select((eb) => [
      'session_id',
      'user_id',
      eb.fn
        .agg<bigint>('row_number')
        .over((over) => over.partitionBy('session_id').orderBy(eb.fn.max('start_unix_nano'), 'desc').orderBy('user_id'))
        .as('place'),
    ])
    .where('experiment_id', '=', Number(experimentId))
    .where('session_id', 'in', padList(sessionIds))
    .where('user_id', '>', '')
    .groupBy(['session_id', 'user_id']);
  const rows = await db
    .selectFrom(ranked.as('ranked'))
    .select(['session_id', 'user_id'])
    .where('place', '<=', BigInt(MAX_SESSION_USERS))
    .orderBy('place')
    .execute();
  const users = new Map<string, string[]>();
  for (const { session_id: sessionId, user_id: userId } of rows) {
    if (sessionId === null || userId === null) continue;
    const known = users.get(sessionId);
    if (known === undefined) users.set(sessionId, [userId]);
    else known.push(userId);
  }
  return users;
}
