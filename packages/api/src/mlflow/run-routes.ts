import { z } from 'zod';

import { run, runInfo } from './messages/run.ts';
import { keyedText, metricFields, runStatusField } from './messages/run-fields.ts';
import { viewType } from './messages/view-type.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { int64, requiredText, text } from './wire/fields.ts';

/** `run_uuid` is the name that `run_id` once had; clients still send both. */
const runId = z.object({ run_id: requiredText });
const empty = z.object({});

const post = { methods: ['POST'], version: '2.0', surface: 'everywhere' } as const;
const write = { ...post, effect: 'write' } as const;

export const runRoutes = {
  createRun: {
    ...write,
    path: '/runs/create',
    request: z.object({
      experiment_id: text.optional(),
      user_id: text.optional(),
      run_name: text.optional(),
      start_time: int64.optional(),
      // The reference takes a list it cannot read for an empty one.
      tags: z.array(keyedText).optional().catch(undefined),
    }),
    response: z.object({ run }),
  },
  updateRun: {
    ...write,
    path: '/runs/update',
    request: runId.extend({
      // Clients of the future may know more statuses; the reference lets one pass and changes nothing.
      status: runStatusField.optional().catch(undefined),
      end_time: int64.optional(),
      run_name: text.optional(),
    }),
    response: z.object({ run_info: runInfo }),
  },
  deleteRun: { ...write, path: '/runs/delete', request: runId, response: empty },
  restoreRun: { ...write, path: '/runs/restore', request: runId, response: empty },
  getRun: {
    methods: ['GET'],
    version: '2.0',
    path: '/runs/get',
    surface: 'everywhere',
    effect: 'read',
    request: runId,
    response: z.object({ run }),
  },
  searchRuns: {
    ...post,
    effect: 'read',
    path: '/runs/search',
    request: z.object({
      experiment_ids: z.array(text).optional(),
      filter: text.optional(),
      run_view_type: viewType,
      max_results: int64.optional(),
      order_by: z.array(text).optional(),
      page_token: text.optional(),
    }),
    response: z.object({ runs: z.array(run), next_page_token: text.optional() }),
  },
  logMetric: { ...write, path: '/runs/log-metric', request: runId.extend(metricFields), response: empty },
  logParam: {
    ...write,
    path: '/runs/log-parameter',
    request: runId.extend({ key: requiredText, value: text.optional() }),
    response: empty,
  },
  setRunTag: {
    ...write,
    path: '/runs/set-tag',
    request: runId.extend({ key: requiredText, value: text.optional() }),
    response: empty,
  },
  deleteRunTag: { ...write, path: '/runs/delete-tag', request: runId.extend({ key: requiredText }), response: empty },
  logBatch: {
    ...write,
    path: '/runs/log-batch',
    request: runId.extend({
      metrics: z.array(z.object(metricFields)).optional(),
      params: z.array(keyedText).optional(),
      tags: z.array(keyedText).optional(),
    }),
    response: empty,
  },
  logModel: { ...write, path: '/runs/log-model', request: runId.extend({ model_json: requiredText }), response: empty },
  logInputs: {
    ...write,
    path: '/runs/log-inputs',
    request: runId.extend({
      datasets: z
        .array(
          z.object({
            tags: z.array(keyedText).optional(),
            dataset: z.object({
              name: requiredText.max(500),
              digest: requiredText.max(36),
              source_type: requiredText,
              source: requiredText,
              schema: text.optional(),
              profile: text.optional(),
            }),
          }),
        )
        .optional(),
      models: z.array(z.object({ model_id: requiredText })).optional(),
    }),
    response: empty,
  },
  logOutputs: {
    ...write,
    path: '/runs/outputs',
    request: runId.extend({ models: z.array(z.object({ model_id: requiredText, step: int64.optional() })).min(1) }),
    response: empty,
  },
} as const satisfies MlflowRouteTable;
