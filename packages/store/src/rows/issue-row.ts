import type { ExperimentId } from '@gander/core/ids';
import { type Issue, ISSUE_SEVERITIES, ISSUE_STATUSES, type IssueSeverity } from '@gander/core/issue';
import type { Selectable } from 'kysely';

import type { IssuesTable } from '../schema/assessment-tables.ts';
import { toBigInt } from '../schema/int64.ts';

export type IssueRow = Selectable<IssuesTable>;

/** A row as the value that the rest of Gander knows. */
export function toIssue(row: IssueRow): Issue {
  return {
    issueId: row.issue_id,
    experimentId: String(row.experiment_id) as ExperimentId,
    name: row.name,
    description: row.description,
    status: ISSUE_STATUSES.find((status) => status === row.status) ?? 'pending',
    severity: ISSUE_SEVERITIES.find((severity) => severity === row.severity) ?? null,
    rootCauses: parseTexts(row.root_causes),
    categories: parseTexts(row.categories),
    sourceRunId: row.source_run_id,
    createdBy: row.created_by,
    creationTimeMs: toBigInt(row.creation_time_ms),
    lastUpdateTimeMs: toBigInt(row.last_update_time_ms),
  };
}

/** All columns but the key. */
export function toIssueColumns(issue: Issue) {
  return {
    issue_id: issue.issueId,
    experiment_id: Number(issue.experimentId),
    name: issue.name,
    description: issue.description,
    status: issue.status,
    severity: issue.severity,
    severity_rank: toRank(issue.severity),
    root_causes: issue.rootCauses.length === 0 ? null : JSON.stringify(issue.rootCauses),
    categories: issue.categories.length === 0 ? null : JSON.stringify(issue.categories),
    source_run_id: issue.sourceRunId,
    created_by: issue.createdBy,
    creation_time_ms: issue.creationTimeMs,
    last_update_time_ms: issue.lastUpdateTimeMs,
  };
}

/** An issue that nobody has rated comes last. */
function toRank(severity: IssueSeverity | null): number {
  return severity === null ? -1 : ISSUE_SEVERITIES.indexOf(severity);
}

function parseTexts(json: string | null): readonly string[] {
  return json === null ? [] : (JSON.parse(json) as string[]);
}
