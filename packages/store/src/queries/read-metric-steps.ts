import { sql } from 'kysely';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { MetricStepsRequest } from '../run-store.ts';
import { toBigInt } from '../schema/int64.ts';

/**
 * Steps to sample histories at. Picked where they are: a history of a million points would take seconds to carry here,
 * and one of them is picked out of a thousand.
 */
export async function readMetricSteps(db: SqlExecutor, request: MetricStepsRequest): Promise<readonly bigint[]> {
  if (request.runIds.length === 0) return [];
  const ends = await readEnds(db, request);
  if (ends.length === 0) return [];
  const stepCount = ends.length === 1 ? Number(ends[0]?.step_count) : await countSteps(db, request);
  const picked = await readSpread(db, request, stepCount);
  const steps = new Set([...picked, ...ends.flatMap((run) => [toBigInt(run.first_step), toBigInt(run.last_step)])]);
  return [...steps].toSorted((a, b) => (a < b ? -1 : 1));
}

function selectPoints(db: SqlExecutor, { runIds, key, startStep, endStep }: MetricStepsRequest) {
  let query = db
    .selectFrom('runs')
    .innerJoin('run_metrics', 'run_metrics.run_key', 'runs.run_key')
    .innerJoin('metric_points as point', (join) =>
      join.onRef('point.run_key', '=', 'runs.run_key').onRef('point.metric_no', '=', 'run_metrics.metric_no'),
    )
    .where('runs.run_id', 'in', runIds)
    .where('run_metrics.metric_key', '=', key);
  if (startStep !== undefined) query = query.where('point.step', '>=', startStep);
  if (endStep !== undefined) query = query.where('point.step', '<=', endStep);
  return query;
}

/** Where each run begins and ends. */
function readEnds(db: SqlExecutor, request: MetricStepsRequest) {
  return selectPoints(db, request)
    .select((eb) => [
      eb.fn.min('point.step').as('first_step'),
      eb.fn.max('point.step').as('last_step'),
      eb.fn.count('point.step').distinct().as('step_count'),
    ])
    .groupBy('point.run_key')
    .execute();
}

async function countSteps(db: SqlExecutor, request: MetricStepsRequest): Promise<number> {
  const row = await selectPoints(db, request)
    .select((eb) => eb.fn.count('point.step').distinct().as('step_count'))
    .executeTakeFirst();
  return Number(row?.step_count ?? 0);
}

/**
 * The steps at the places `floor(i * stepCount / count)` for `i` from 0, as the reference picks them. Said of a place `p`
 * without division, which databases round differently: `p * count` leaves no rest, or one from which the next `i` is
 * reached before `p + 1`.
 */
async function readSpread(db: SqlExecutor, request: MetricStepsRequest, stepCount: number): Promise<readonly bigint[]> {
  const { count } = request;
  const steps = selectPoints(db, request).select('point.step').distinct();
  if (stepCount <= count) return (await steps.execute()).map(({ step }) => toBigInt(step));
  const rest = sql<number>`(place * ${count}) % ${stepCount}`;
  const rows = await db
    .selectFrom(
      db
        .selectFrom(steps.as('one'))
        .select(['one.step', sql<number>`row_number() over (order by one.step) - 1`.as('place')])
        .as('numbered'),
    )
    .select('numbered.step')
    .where((eb) => eb.or([eb(rest, '=', 0), eb(rest, '>', stepCount - count)]))
    .execute();
  return rows.map(({ step }) => toBigInt(step));
}
