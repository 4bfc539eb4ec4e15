import { toWatchedMethod } from '../calls/to-watched-method.ts';
import type { ModelApi } from '../calls/model-api.ts';
import type { Integration } from '../integration.ts';
import { readField, readPath, readText } from '../json/read-field.ts';
import type { Patches } from '../patching/patches.ts';
import { chatApi } from './chat-api.ts';
import { completionsApi } from './completions-api.ts';
import { embeddingsApi } from './embeddings-api.ts';
import { responsesApi } from './responses-api.ts';
import { toWatchedToolRunner } from './to-watched-tool-runner.ts';

interface Resource {
  /** Where the class is found on the client's class, and the resource on a client. */
  readonly onClass: readonly string[];
  readonly onClient: readonly string[];
  readonly api: ModelApi;
}

const RESOURCES: readonly Resource[] = [
  { onClass: ['Chat', 'Completions'], onClient: ['chat', 'completions'], api: chatApi },
  { onClass: ['Responses'], onClient: ['responses'], api: responsesApi },
  { onClass: ['Beta', 'Responses'], onClient: ['beta', 'responses'], api: responsesApi },
  { onClass: ['Embeddings'], onClient: ['embeddings'], api: embeddingsApi },
  { onClass: ['Completions'], onClient: ['completions'], api: completionsApi },
];

/**
 * The `openai` package, and through its `baseURL` every server that speaks its protocol. Changes the prototypes of its
 * resources, so that clients stay what they are, `withOptions` copies included.
 */
export const openAiIntegration: Integration = {
  name: 'openai',
  modules: ['openai'],
  patch(module, patches) {
    for (const prototype of listPrototypes(module)) patchPrototype(prototype, patches);
  },
};

interface ResourcePrototype {
  readonly prototype: unknown;
  readonly api: ModelApi;
}

/** Of the module, of its client class, or of a client. */
function listPrototypes(module: unknown): readonly ResourcePrototype[] {
  const client = readField(module, 'OpenAI') ?? readField(module, 'default') ?? module;
  return RESOURCES.map(({ onClass, onClient, api }) => {
    const ofClass = readField(readPath(client, onClass), 'prototype');
    const resource = readPath(client, onClient);
    const ofClient: unknown =
      typeof resource === 'object' && resource !== null ? Object.getPrototypeOf(resource) : undefined;
    return { prototype: ofClass ?? ofClient, api };
  });
}

function patchPrototype({ prototype, api }: ResourcePrototype, patches: Patches): void {
  patches.patchMethod(prototype, 'create', toWatchedMethod({ api, findProvider }));
  if (api === chatApi) patches.patchMethod(prototype, 'runTools', toWatchedToolRunner);
}

/** Azure's client is a class of its own: its address may be a gateway of the company's. */
function findProvider(client: unknown): string | undefined {
  return readText(client, 'apiVersion') === undefined ? undefined : 'azure.ai.openai';
}
