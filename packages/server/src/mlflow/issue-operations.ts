import type { issueRoutes } from '@gander/api/mlflow/issue-routes';
import type { issue } from '@gander/api/mlflow/messages/issue';
import type { MlflowRequest } from '@gander/api/mlflow/mlflow-routes';
import type { Issue, IssueChange } from '@gander/core/issue';
import { requireIssueFilter } from '@gander/core/query/issues/require-issue-filter';
import type { z } from 'zod';

import type { MlflowOperations } from './mlflow-operations.ts';
import type { OperationDeps } from './operation-deps.ts';
import { requireExperimentId } from './require-experiment-id.ts';
import { requireMaxResults } from './require-max-results.ts';

type IssueOperations = Pick<MlflowOperations, keyof typeof issueRoutes>;

const PAGE = { fallback: 100, max: 1000 } as const;

/** Problems that were found in traces, as MLflow's clients know them. */
export function createIssueOperations({ store, newId, nowMs }: OperationDeps): IssueOperations {
  const { issues } = store;
  return {
    async createIssue(request) {
      const now = BigInt(nowMs());
      const created = await issues.createIssue({
        issueId: `iss-${newId()}`,
        experimentId: requireExperimentId(request.experiment_id),
        name: request.name,
        description: request.description,
        status: request.status ?? 'pending',
        severity: request.severity ?? null,
        rootCauses: request.root_causes ?? [],
        categories: request.categories ?? [],
        sourceRunId: toOptionalText(request.source_run_id),
        createdBy: toOptionalText(request.created_by),
        creationTimeMs: now,
        lastUpdateTimeMs: now,
      });
      return { issue: toMessage(created) };
    },
    updateIssue: async ({ issue_id, ...request }) => ({
      issue: toMessage(await issues.writeIssue(issue_id, toChange(request))),
    }),
    getIssue: async ({ issue_id }) => ({ issue: toMessage(await issues.getIssue(issue_id)) }),
    async searchIssues({ experiment_id = '', filter_string = '', page_token = '', ...request }) {
      const { items, nextCursor } = await issues.searchIssues({
        experimentId: experiment_id === '' ? undefined : requireExperimentId(experiment_id),
        conditions: requireIssueFilter(filter_string),
        page: {
          limit: requireMaxResults(request.max_results, PAGE),
          cursor: page_token === '' ? undefined : page_token,
        },
      });
      const counts =
        request.include_trace_count === true
          ? await issues.countIssueTraces(items.map(({ issueId }) => issueId))
          : undefined;
      return {
        issues: items.map((item) => ({
          ...toMessage(item),
          trace_count: counts && (counts.get(item.issueId) ?? 0),
        })),
        next_page_token: nextCursor ?? '',
      };
    },
  };
}

/** An empty text is one that was not sent. */
function toChange(request: Omit<MlflowRequest<'updateIssue'>, 'issue_id'>): IssueChange {
  const { name = '', description = '', status, severity } = request;
  return {
    ...(name === '' ? {} : { name }),
    ...(description === '' ? {} : { description }),
    ...(status && { status }),
    ...(severity && { severity }),
  };
}

function toMessage(stored: Issue): z.input<typeof issue> {
  return {
    issue_id: stored.issueId,
    experiment_id: stored.experimentId,
    name: stored.name,
    description: stored.description,
    status: stored.status,
    severity: stored.severity ?? undefined,
    root_causes: [...stored.rootCauses],
    source_run_id: stored.sourceRunId ?? undefined,
    categories: [...stored.categories],
    created_timestamp: stored.creationTimeMs,
    last_updated_timestamp: stored.lastUpdateTimeMs,
    created_by: stored.createdBy ?? undefined,
  };
}

function toOptionalText(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
