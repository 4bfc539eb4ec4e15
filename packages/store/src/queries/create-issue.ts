import type { Issue } from '@gander/core/issue';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { toIssueColumns } from '../rows/issue-row.ts';

/** Belongs in a transaction. */
export async function createIssue(trx: SqlExecutor, issue: Issue): Promise<void> {
  await trx.insertInto('issues').values(toIssueColumns(issue)).execute();
}
