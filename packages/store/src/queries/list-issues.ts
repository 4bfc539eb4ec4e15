import type { Issue } from '@gander/core/issue';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { IssueSearch } from '../issue-store.ts';
import type { Page } from '../page.ts';
import { toIssue, toIssueColumns } from '../rows/issue-row.ts';
import { createForeignCursorError, decodeSortCursor, encodeSortCursor } from './sort-cursor.ts';
import { toRowLimit } from './to-page.ts';

const CURSOR_KIND = 'issues';
const COLUMNS = { status: 'status', sourceRunId: 'source_run_id' } as const;

/** One page of issues, the most severe first, then the newest. */
export async function listIssues(
  db: SqlExecutor,
  { experimentId, conditions, page: { limit, cursor } }: IssueSearch,
): Promise<Page<Issue>> {
  let issues = db
    .selectFrom('issues')
    .selectAll()
    .orderBy('severity_rank', 'desc')
    .orderBy('creation_time_ms', 'desc')
    .orderBy('issue_id', 'desc')
    .limit(toRowLimit(limit));
  if (experimentId !== undefined) issues = issues.where('experiment_id', '=', Number(experimentId));
  for (const { field, operator, value } of conditions) issues = issues.where(COLUMNS[field], operator, value);
  if (cursor !== undefined) {
    const [rank, timeMs, issueId] = decodeSortCursor(CURSOR_KIND, cursor);
    if (typeof rank !== 'number' || typeof timeMs !== 'bigint' || typeof issueId !== 'string') {
      throw createForeignCursorError();
    }
    issues = issues.where((eb) =>
      eb.or([
        eb('severity_rank', '<', rank),
        eb.and([eb('severity_rank', '=', rank), eb('creation_time_ms', '<', timeMs)]),
        eb.and([eb('severity_rank', '=', rank), eb('creation_time_ms', '=', timeMs), eb('issue_id', '<', issueId)]),
      ]),
    );
  }
  const rows = await issues.execute();
  const items = rows.slice(0, limit).map(toIssue);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : toCursor(last) };
}

function toCursor(last: Issue): string {
  return encodeSortCursor(CURSOR_KIND, [toIssueColumns(last).severity_rank, last.creationTimeMs, last.issueId]);
}
