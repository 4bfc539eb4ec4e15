import type { ExperimentId } from '@gander/core/ids';
import type { Issue, IssueChange } from '@gander/core/issue';
import type { IssueComparison } from '@gander/core/query/issues/require-issue-filter';

import type { Page, PageRequest } from './page.ts';

export interface IssueSearch {
  /** Absent for all experiments. */
  readonly experimentId?: ExperimentId | undefined;
  /** All of them must hold. */
  readonly conditions: readonly IssueComparison[];
  readonly page: PageRequest;
}

/** Problems that were found in traces. */
export interface IssueStore {
  /** Throws `not_found` or `failed_precondition` for an experiment that cannot take it. */
  createIssue(issue: Issue): Promise<Issue>;
  /** Throws `not_found`, as does the next. */
  getIssue(issueId: string): Promise<Issue>;
  writeIssue(issueId: string, change: IssueChange): Promise<Issue>;
  /** The most severe first, then the newest. */
  searchIssues(search: IssueSearch): Promise<Page<Issue>>;
  /** How many traces have each of the issues. Those that none has have no entry. */
  countIssueTraces(issueIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
