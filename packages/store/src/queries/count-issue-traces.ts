import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { sliceList } from './pad-list.ts';

/** How many traces have each of the issues, by what is said about them. */
export async function countIssueTraces(
  db: SqlExecutor,
  issueIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const slice of sliceList(issueIds)) {
    const rows = await db
      .selectFrom('assessments')
      .select((eb) => ['name', eb.fn.count('trace_key').distinct().as('trace_count')])
      .where('kind', '=', 'issue')
      .where('name', 'in', slice)
      .groupBy('name')
      .execute();
    for (const row of rows) counts.set(row.name, Number(row.trace_count));
  }
  return counts;
}
