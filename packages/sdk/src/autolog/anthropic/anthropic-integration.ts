import { findProviderOfHost } from '../calls/find-provider-of-host.ts';
import { toWatchedMethod } from '../calls/to-watched-method.ts';
import type { Integration } from '../integration.ts';
import { readField, readPath, readText } from '../json/read-field.ts';
import { messagesApi } from './messages-api.ts';
import { toWatchedToolRunner } from './to-watched-tool-runner.ts';
import { toMethodWithoutNativeSpans } from './to-method-without-native-spans.ts';

const RESOURCES = [
  { onClass: ['Messages'], onClient: ['messages'] },
  { onClass: ['Beta', 'Messages'], onClient: ['beta', 'messages'] },
] as const;

/**
 * The `@anthropic-ai/sdk` package, and the Bedrock and Vertex clients that share its classes. From 0.134 on the SDK has
 * spans of its own, without content as a rule; ours take their place.
 */
export const anthropicIntegration: Integration = {
  name: 'anthropic',
  modules: ['@anthropic-ai/sdk'],
  patch(module, patches) {
    const client = readField(module, 'Anthropic') ?? readField(module, 'default') ?? module;
    for (const { onClass, onClient } of RESOURCES) {
      const resource = readPath(client, onClient);
      const ofClass = readField(readPath(client, onClass), 'prototype');
      const prototype: unknown =
        ofClass ?? (typeof resource === 'object' && resource !== null ? Object.getPrototypeOf(resource) : undefined);
      patches.patchMethod(prototype, 'create', (original) => watchCreate(toMethodWithoutNativeSpans(original)));
      patches.patchMethod(prototype, 'stream', toMethodWithoutNativeSpans);
      patches.patchMethod(prototype, 'toolRunner', toWatchedToolRunner);
    }
  },
};

const watchCreate = toWatchedMethod({ api: messagesApi, findProvider });

/** The clients of the clouds name their region or project. */
function findProvider(client: unknown): string | undefined {
  const host = findProviderOfHost(readText(client, 'baseURL'));
  if (host !== undefined) return host;
  if (readText(client, 'awsRegion') !== undefined) return 'aws.bedrock';
  return readText(client, 'projectId') === undefined ? 'anthropic' : 'gcp.vertex_ai';
}
