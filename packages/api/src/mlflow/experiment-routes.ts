import { z } from 'zod';

import { experiment } from './messages/experiment.ts';
import { viewType } from './messages/view-type.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { int64, requiredText, text } from './wire/fields.ts';

const experimentId = z.object({ experiment_id: requiredText });
const empty = z.object({});

export const experimentRoutes = {
  createExperiment: {
    methods: ['POST'],
    version: '2.0',
    path: '/experiments/create',
    surface: 'everywhere',
    effect: 'write',
    request: z.object({
      name: requiredText.max(500),
      artifact_location: text.optional(),
      tags: z.array(z.object({ key: requiredText, value: text.optional() })).optional(),
    }),
    response: z.object({ experiment_id: text }),
  },
  getExperiment: {
    methods: ['GET'],
    version: '2.0',
    path: '/experiments/get',
    surface: 'everywhere',
    effect: 'read',
    request: experimentId,
    response: z.object({ experiment }),
  },
  getExperimentByName: {
    methods: ['GET'],
    version: '2.0',
    path: '/experiments/get-by-name',
    surface: 'everywhere',
    effect: 'read',
    request: z.object({ experiment_name: requiredText }),
    response: z.object({ experiment }),
  },
  searchExperiments: {
    methods: ['POST', 'GET'],
    version: '2.0',
    path: '/experiments/search',
    surface: 'everywhere',
    effect: 'read',
    request: z.object({
      max_results: int64.optional(),
      page_token: text.optional(),
      filter: text.optional(),
      order_by: z.array(text).optional(),
      view_type: viewType,
    }),
    response: z.object({ experiments: z.array(experiment), next_page_token: text.optional() }),
  },
  updateExperiment: {
    methods: ['POST'],
    version: '2.0',
    path: '/experiments/update',
    surface: 'everywhere',
    effect: 'write',
    request: experimentId.extend({ new_name: requiredText.max(500) }),
    response: empty,
  },
  deleteExperiment: {
    methods: ['POST'],
    version: '2.0',
    path: '/experiments/delete',
    surface: 'everywhere',
    effect: 'write',
    request: experimentId,
    response: empty,
  },
  restoreExperiment: {
    methods: ['POST'],
    version: '2.0',
    path: '/experiments/restore',
    surface: 'everywhere',
    effect: 'write',
    request: experimentId,
    response: empty,
  },
  setExperimentTag: {
    methods: ['POST'],
    version: '2.0',
    path: '/experiments/set-experiment-tag',
    surface: 'everywhere',
    effect: 'write',
    request: experimentId.extend({ key: requiredText.max(250), value: text.max(5000).optional() }),
    response: empty,
  },
  deleteExperimentTag: {
    methods: ['POST'],
    version: '2.0',
    path: '/experiments/delete-experiment-tag',
    surface: 'everywhere',
    effect: 'write',
    request: experimentId.extend({ key: requiredText }),
    response: empty,
  },
  searchRunDatasets: {
    methods: ['POST'],
    version: '2.0',
    path: '/experiments/search-datasets',
    surface: 'ajax',
    effect: 'read',
    request: z.object({ experiment_ids: z.array(text).min(1) }),
    response: z.object({
      dataset_summaries: z.array(z.object({ experiment_id: text, name: text, digest: text, context: text.optional() })),
    }),
  },
} as const satisfies MlflowRouteTable;
