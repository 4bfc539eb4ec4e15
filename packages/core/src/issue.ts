import type { ExperimentId } from './ids.ts';

export const ISSUE_STATUSES = ['pending', 'rejected', 'resolved'] as const;

export type IssueStatus = (typeof ISSUE_STATUSES)[number];

/** From the least to the most severe. */
export const ISSUE_SEVERITIES = ['not_an_issue', 'low', 'medium', 'high'] as const;

export type IssueSeverity = (typeof ISSUE_SEVERITIES)[number];

/** A problem that shows in traces of an experiment. Assessments of the kind `issue` say in which. */
export interface Issue {
  /** `iss-` and 32 hex digits. */
  readonly issueId: string;
  readonly experimentId: ExperimentId;
  readonly name: string;
  readonly description: string;
  readonly status: IssueStatus;
  readonly severity: IssueSeverity | null;
  readonly rootCauses: readonly string[];
  readonly categories: readonly string[];
  /** The run that found it. */
  readonly sourceRunId: string | null;
  readonly createdBy: string | null;
  /** Milliseconds since the epoch. */
  readonly creationTimeMs: bigint;
  readonly lastUpdateTimeMs: bigint;
}

/** What may change. What is absent stays. */
export type IssueChange = Partial<Pick<Issue, 'name' | 'description' | 'status' | 'severity'>>;
