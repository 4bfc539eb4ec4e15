import { z } from 'zod';

import { modelVersion, registeredModel } from './messages/registered-model.ts';
import type { MlflowRouteTable } from './mlflow-route.ts';
import { int64, requiredText, text } from './wire/fields.ts';

const modelName = z.object({ name: requiredText });
const aliasOfModel = modelName.extend({ alias: requiredText });
const empty = z.object({});
const one = z.object({ registered_model: registeredModel });

const read = { version: '2.0', surface: 'everywhere', effect: 'read' } as const;
const write = { version: '2.0', surface: 'everywhere', effect: 'write' } as const;

/** Models as a whole. Prompts are among them: they are told apart by a tag. */
export const registeredModelRoutes = {
  createRegisteredModel: {
    ...write,
    methods: ['POST'],
    path: '/registered-models/create',
    request: z.object({
      name: requiredText.max(256),
      tags: z.array(z.object({ key: requiredText, value: text.optional() })).optional(),
      description: text.optional(),
    }),
    response: one,
  },
  getRegisteredModel: {
    ...read,
    methods: ['GET'],
    path: '/registered-models/get',
    request: modelName,
    response: one,
  },
  renameRegisteredModel: {
    ...write,
    methods: ['POST'],
    path: '/registered-models/rename',
    request: modelName.extend({ new_name: requiredText.max(256) }),
    response: one,
  },
  updateRegisteredModel: {
    ...write,
    methods: ['PATCH'],
    path: '/registered-models/update',
    request: modelName.extend({ description: text.optional() }),
    response: one,
  },
  deleteRegisteredModel: {
    ...write,
    methods: ['DELETE'],
    path: '/registered-models/delete',
    request: modelName,
    response: empty,
  },
  searchRegisteredModels: {
    ...read,
    methods: ['GET'],
    path: '/registered-models/search',
    request: z.object({
      filter: text.optional(),
      max_results: int64.optional(),
      order_by: z.array(text).optional(),
      page_token: text.optional(),
    }),
    response: z.object({ registered_models: z.array(registeredModel), next_page_token: text.optional() }),
  },
  getLatestVersions: {
    ...read,
    methods: ['POST', 'GET'],
    path: '/registered-models/get-latest-versions',
    request: modelName.extend({ stages: z.array(text).optional() }),
    response: z.object({ model_versions: z.array(modelVersion) }),
  },
  setRegisteredModelTag: {
    ...write,
    methods: ['POST'],
    path: '/registered-models/set-tag',
    request: modelName.extend({ key: requiredText, value: text.optional() }),
    response: empty,
  },
  deleteRegisteredModelTag: {
    ...write,
    methods: ['DELETE'],
    path: '/registered-models/delete-tag',
    request: modelName.extend({ key: requiredText }),
    response: empty,
  },
  setRegisteredModelAlias: {
    ...write,
    methods: ['POST'],
    path: '/registered-models/alias',
    request: aliasOfModel.extend({ alias: requiredText.max(255), version: requiredText }),
    response: empty,
  },
  deleteRegisteredModelAlias: {
    ...write,
    methods: ['DELETE'],
    path: '/registered-models/alias',
    request: aliasOfModel,
    response: empty,
  },
  getModelVersionByAlias: {
    ...read,
    methods: ['GET'],
    path: '/registered-models/alias',
    request: aliasOfModel,
    response: z.object({ model_version: modelVersion }),
  },
} as const satisfies MlflowRouteTable;
