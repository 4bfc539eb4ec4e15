import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toBigInt } from '../schema/int64.ts';
import { padList, sliceList } from './pad-list.ts';

/** The bodies that chunks of these traces are cut from and chunks of others as well, by trace. At least one trace, a few hundred at most. */
export async function listSharedBodies(
  db: SqlExecutor,
  traceKeys: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly bigint[]>> {
  const own = await db
    .selectFrom('span_chunks')
    .select(['trace_key', 'body_key'])
    .distinct()
    .where('trace_key', 'in', padList(traceKeys))
    .where('body_key', 'is not', null)
    .execute();
  const cuts = own.flatMap(({ trace_key, body_key }) =>
    body_key === null ? [] : { traceKey: toBigInt(trace_key), bodyKey: toBigInt(body_key) },
  );
  const tracesOf = Map.groupBy(cuts, ({ bodyKey }) => bodyKey);
  const shared = new Set<bigint>();
  for (const slice of sliceList([...tracesOf.keys()])) {
    const rows = await db
      .selectFrom('span_chunks')
      .select((eb) => ['body_key', eb.fn.count('trace_key').distinct().as('trace_count')])
      .where('body_key', 'in', padList(slice))
      .groupBy('body_key')
      .execute();
    for (const { body_key, trace_count } of rows) {
      const key = body_key === null ? undefined : toBigInt(body_key);
      if (key !== undefined && Number(trace_count) > (tracesOf.get(key)?.length ?? 0)) shared.add(key);
    }
  }
  const bodies = new Map<bigint, bigint[]>();
  for (const { traceKey, bodyKey } of cuts) {
    if (!shared.has(bodyKey)) continue;
    const known = bodies.get(traceKey);
    if (known === undefined) bodies.set(traceKey, [bodyKey]);
    else known.push(bodyKey);
  }
  return bodies;
}
