import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { decodeValueList } from '../rows/value-list.ts';
import type { TraceFacet } from '../trace-facet-store.ts';
import type { FacetReading } from './read-facet.ts';
import { toFacet } from './to-facet.ts';

export type ListColumn = 'models' | 'span_types' | 'service_names';

const MAX_TRACES = 500_000;
/** Different lists: far more than there are ways to build an agent. */
const MAX_LISTS = 20_000;

/** Values of a column that holds several: equal lists are counted by SQL, what is in them here. */
export async function countLists(
  db: SqlExecutor,
  { request, matching }: FacetReading,
  column: ListColumn,
): Promise<TraceFacet> {
  const lists = matching
    .select(db)
    .select(`traces.${column} as list`)
    .orderBy('traces.start_unix_nano', 'desc')
    .limit(MAX_TRACES)
    .as('lists');
  const rows = await db
    .selectFrom(lists)
    .select((eb) => ['list', eb.fn.countAll().as('count')])
    .groupBy('list')
    .orderBy('count', 'desc')
    .limit(MAX_LISTS)
    .execute();
  const counts = new Map<string, number>();
  let total = 0;
  for (const { list, count } of rows) {
    total += Number(count);
    for (const value of new Set(decode(column, list))) counts.set(value, (counts.get(value) ?? 0) + Number(count));
  }
  const isAll = total < MAX_TRACES && rows.length < MAX_LISTS;
  return toFacet(counts, request, matching.sampleSize ?? (isAll ? null : total));
}

function decode(column: ListColumn, list: string | null): readonly string[] {
  if (column !== 'service_names') return decodeValueList(list);
  return list === null ? [] : (JSON.parse(list) as string[]);
}
