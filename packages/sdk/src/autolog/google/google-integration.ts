import { isInsideModelCall } from '../../spans/model-call.ts';
import { isTracingEnabled } from '../../spans/tracing-enabled.ts';
import { ModelCall } from '../calls/model-call.ts';
import type { ModelApi } from '../calls/model-api.ts';
import { followIterator } from '../calls/follow-source-stream.ts';
import { toServerAttributes } from '../calls/find-provider-of-host.ts';
import type { Integration } from '../integration.ts';
import { readField, readPath } from '../json/read-field.ts';
import type { Method } from '../patching/patches.ts';
import { findProvider, findServerUrl } from './find-provider.ts';
import { contentApi } from './content-api.ts';
import { geminiEmbeddingApi } from './embedding-api.ts';
import { registerInteractions } from './register-interactions.ts';

/**
 * The `@google/genai` package. Its public methods are made anew for every client; what they call is not, and stands for
 * one request each, so that a chat and each turn of automatic function calling are seen too.
 */
export const googleIntegration: Integration = {
  name: 'google',
  modules: ['@google/genai'],
  patch(module, patches) {
    const models = readField(readField(module, 'Models'), 'prototype') ?? findPrototype(readField(module, 'models'));
    patches.patchMethod(models, 'generateContentInternal', watchMethod(contentApi));
    patches.patchMethod(models, 'generateContentStreamInternal', watchMethod(contentApi));
    patches.patchMethod(models, 'embedContentInternal', watchMethod(geminiEmbeddingApi));
    registerInteractions(readField(readField(module, 'GoogleGenAI'), 'prototype') ?? findPrototype(module), patches);
  },
};

function findPrototype(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
}

function watchMethod(api: ModelApi): (original: Method) => Method {
  return (original) =>
    function (this: unknown, ...args: unknown[]): unknown {
      if (!isTracingEnabled() || isInsideModelCall()) return original.apply(this, args);
      const client = readField(this, 'apiClient');
      const call = new ModelCall({
        api,
        body: args[0],
        provider: findProvider(client),
        attributes: toServerAttributes(findServerUrl(client)),
      });
      const result = call.run(() => original.apply(this, args)) as Promise<unknown>;
      return result.then(
        (response) => {
          if (!isAsyncIterator(response)) {
            call.succeed(response);
            return response;
          }
          return followIterator(call, response, readPath(args[0], ['config', 'abortSignal']));
        },
        (error: unknown) => {
          call.fail(error);
          throw error;
        },
      );
    };
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}
