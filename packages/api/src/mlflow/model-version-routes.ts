import { z } from 'zod';

import { modelVersion } from './messages/registered-model.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { bool, int64, requiredText, text } from './wire/fields.ts';

const versionRef = z.object({ name: requiredText, version: requiredText });
const empty = z.object({});
const one = z.object({ model_version: modelVersion });

const read = { version: '2.0', surface: 'everywhere', effect: 'read' } as const;
const write = { version: '2.0', surface: 'everywhere', effect: 'write' } as const;

/** Versions of models, and of prompts. */
export const modelVersionRoutes = {
  createModelVersion: {
    ...write,
    methods: ['POST'],
    path: '/model-versions/create',
    request: z.object({
      name: requiredText,
      source: requiredText,
      run_id: text.optional(),
      tags: z.array(z.object({ key: requiredText, value: text.optional() })).optional(),
      run_link: text.optional(),
      description: text.optional(),
      model_id: text.optional(),
    }),
    response: one,
  },
  getModelVersion: {
    ...read,
    methods: ['GET'],
    path: '/model-versions/get',
    request: versionRef,
    response: one,
  },
  updateModelVersion: {
    ...write,
    methods: ['PATCH'],
    path: '/model-versions/update',
    request: versionRef.extend({ description: text.optional() }),
    response: one,
  },
  deleteModelVersion: {
    ...write,
    methods: ['DELETE'],
    path: '/model-versions/delete',
    request: versionRef,
    response: empty,
  },
  searchModelVersions: {
    ...read,
    methods: ['GET'],
    path: '/model-versions/search',
    request: z.object({
      filter: text.optional(),
      max_results: int64.optional(),
      order_by: z.array(text).optional(),
      page_token: text.optional(),
    }),
    response: z.object({ model_versions: z.array(modelVersion), next_page_token: text.optional() }),
  },
  transitionModelVersionStage: {
    ...write,
    methods: ['POST'],
    path: '/model-versions/transition-stage',
    request: versionRef.extend({ stage: requiredText, archive_existing_versions: bool.optional() }),
    response: one,
  },
  getModelVersionDownloadUri: {
    ...read,
    methods: ['GET'],
    path: '/model-versions/get-download-uri',
    request: versionRef,
    response: z.object({ artifact_uri: text }),
  },
  setModelVersionTag: {
    ...write,
    methods: ['POST'],
    path: '/model-versions/set-tag',
    request: versionRef.extend({ key: requiredText, value: text.optional() }),
    response: empty,
  },
  deleteModelVersionTag: {
    ...write,
    methods: ['DELETE'],
    path: '/model-versions/delete-tag',
    request: versionRef.extend({ key: requiredText }),
    response: empty,
  },
} as const satisfies MlflowRouteTable;
