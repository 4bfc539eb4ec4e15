import type { Issue } from '@gander/core/issue';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toIssueColumns } from '../rows/issue-row.ts';

/** Belongs in a transaction. */
export async function writeIssue(trx: SqlExecutor, issue: Issue): Promise<void> {
  await trx.updateTable('issues').set(toIssueColumns(issue)).where('issue_id', '=', issue.issueId).execute();
}
