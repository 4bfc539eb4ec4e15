import { z } from 'zod';

import { issue } from './messages/issue.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { bool, int64, requiredText, text } from './wire/fields.ts';

const MAX_NAME = 250;

const status = z.enum(['pending', 'rejected', 'resolved']);
const severity = z.enum(['not_an_issue', 'low', 'medium', 'high']);
const issueId = z.object({ issue_id: requiredText });
const response = z.object({ issue });

const common = { version: '3.0', surface: 'everywhere' } as const;

export const issueRoutes = {
  createIssue: {
    ...common,
    effect: 'write',
    methods: ['POST'],
    path: '/issues',
    request: z.object({
      experiment_id: requiredText,
      name: requiredText.max(MAX_NAME),
      description: requiredText,
      status: status.optional(),
      severity: severity.optional(),
      root_causes: z.array(text).optional(),
      source_run_id: text.optional(),
      categories: z.array(text).optional(),
      created_by: text.optional(),
    }),
    response,
  },
  updateIssue: {
    ...common,
    effect: 'write',
    methods: ['PATCH'],
    path: '/issues/{issue_id}',
    request: issueId.extend({
      name: text.max(MAX_NAME).optional(),
      description: text.optional(),
      status: status.optional(),
      severity: severity.optional(),
    }),
    response,
  },
  getIssue: {
    ...common,
    effect: 'read',
    methods: ['GET'],
    path: '/issues/{issue_id}',
    request: issueId,
    response,
  },
  searchIssues: {
    ...common,
    effect: 'read',
    methods: ['POST'],
    path: '/issues/search',
    request: z.object({
      experiment_id: text.optional(),
      filter_string: text.optional(),
      max_results: int64.optional(),
      page_token: text.optional(),
      include_trace_count: bool.optional(),
    }),
    response: z.object({ issues: z.array(issue), next_page_token: text }),
  },
} as const satisfies MlflowRouteTable;
