import { AppError } from '@gander/core/errors';
import type { Issue } from '@gander/core/issue';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { IssueStore } from '../issue-store.ts';
import { countIssueTraces } from '../queries/count-issue-traces.ts';
import { createIssue } from '../queries/create-issue.ts';
import { findIssue } from '../queries/find-issue.ts';
import { listIssues } from '../queries/list-issues.ts';
import { requireActiveExperiment } from '../queries/require-active-experiment.ts';
import { writeIssue } from '../queries/write-issue.ts';

export interface IssueStoreDeps {
  readonly connection: SqlConnection;
  readonly nowMs: () => number;
}

/** The issues of a SQL database. */
export function createIssueStore({ connection, nowMs }: IssueStoreDeps): IssueStore {
  return {
    createIssue: (issue) =>
      connection.transaction(async (trx) => {
        await requireActiveExperiment(trx, issue.experimentId);
        await createIssue(trx, issue);
        return issue;
      }),
    getIssue: (issueId) => connection.read((db) => requireIssue(db, issueId)),
    writeIssue: (issueId, change) =>
      connection.transaction(async (trx) => {
        const known = await requireIssue(trx, issueId);
        const changed: Issue = { ...known, ...change, lastUpdateTimeMs: BigInt(nowMs()) };
        await writeIssue(trx, changed);
        return changed;
      }),
    searchIssues: (search) => connection.read((db) => listIssues(db, search)),
    countIssueTraces: (issueIds) => connection.read((db) => countIssueTraces(db, issueIds)),
  };
}

async function requireIssue(db: SqlExecutor, issueId: string): Promise<Issue> {
  const issue = await findIssue(db, issueId);
  if (issue === undefined) throw new AppError('not_found', `Issue with ID '${issueId}' not found`, { issueId });
  return issue;
}
