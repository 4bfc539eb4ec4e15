import { isInsideModelCall } from '../../spans/model-call.ts';
import { isTracingEnabled } from '../../spans/tracing-enabled.ts';
import { toServerAttributes } from '../calls/find-provider-of-host.ts';
import { followApiPromise } from '../calls/follow-api-promise.ts';
import { followReadableStream, isReadableStream } from '../calls/follow-readable-stream.ts';
import { ModelCall } from '../calls/model-call.ts';
import { readField, readPath } from '../json/read-field.ts';
import type { Method, Patches } from '../patching/patches.ts';
import { findProvider, findServerUrl } from './find-provider.ts';
import { interactionsApi } from './interactions-api.ts';

/**
 * Watches `client.interactions`, whose class the package does not export and which a client makes when it is first asked
 * for: the first client that is asked shows where the method is.
 */
export function registerInteractions(client: unknown, patches: Patches): void {
  patches.patchGetter(
    client,
    'interactions',
    (original) =>
      function (this: unknown): unknown {
        const resource = original.call(this);
        const prototype: unknown =
          typeof resource === 'object' && resource !== null ? Object.getPrototypeOf(resource) : undefined;
        patches.patchMethod(prototype, 'create', watchCreate);
        return resource;
      },
  );
}

/** Up to version 1 a method of a client like OpenAI's; since then a plain promise, of an answer or of a web stream. */
function watchCreate(original: Method): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    if (!isTracingEnabled() || isInsideModelCall()) return original.apply(this, args);
    const client = readField(this, 'parentClient') ?? readPath(this, ['_client', 'clientAdapter']);
    const url = findServerUrl(client) ?? readPath(this, ['_client', 'baseURL']);
    const call = new ModelCall({
      api: interactionsApi,
      body: args[0],
      provider: findProvider(client),
      attributes: toServerAttributes(url),
    });
    let returned: unknown;
    try {
      returned = call.run(() => original.apply(this, args));
    } catch (error) {
      call.fail(error);
      throw error;
    }
    if (typeof readField(returned, '_thenUnwrap') === 'function') return followApiPromise(call, returned);
    return followPromise(call, returned as Promise<unknown>);
  };
}

async function followPromise(call: ModelCall, promise: Promise<unknown>): Promise<unknown> {
  try {
    const response = await promise;
    if (isReadableStream(response)) return followReadableStream(call, response);
    call.succeed(response);
    return response;
  } catch (error) {
    call.fail(error);
    throw error;
  }
}
