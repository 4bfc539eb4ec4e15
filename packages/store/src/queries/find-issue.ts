import type { Issue } from '@gander/core/issue';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toIssue } from '../rows/issue-row.ts';

/** The issue of this id. */
export async function findIssue(db: SqlExecutor, issueId: string): Promise<Issue | undefined> {
  const row = await db.selectFrom('issues').selectAll().where('issue_id', '=', issueId).executeTakeFirst();
  return row && toIssue(row);
}
