import { isInsideModelCall } from '../../spans/model-call.ts';
import { isTracingEnabled } from '../../spans/tracing-enabled.ts';
import { readField, readText } from '../json/read-field.ts';
import { listRequestTags } from '../litellm/request-tags.ts';
import type { Method } from '../patching/patches.ts';
import type { ModelApi } from './model-api.ts';
import { ModelCall } from './model-call.ts';
import { followApiPromise } from './follow-api-promise.ts';
import { findProviderOfHost, toServerAttributes } from './find-provider-of-host.ts';

/** What is known of a resource of a client (`client.chat.completions`) besides its API. */
export interface ClientFacts {
  readonly api: ModelApi;
  /** Who serves the client's models unless its address says otherwise. */
  findProvider?(client: unknown): string | undefined;
}

/** Records a method of a resource, which takes `(body, options)` and returns an `APIPromise`. */
export function toWatchedMethod({ api, findProvider }: ClientFacts): (original: Method) => Method {
  return (original) =>
    function (this: unknown, ...args: unknown[]): unknown {
      if (!isTracingEnabled() || isInsideModelCall()) return original.apply(this, args);
      const client = readField(this, '_client');
      const baseUrl = readText(client, 'baseURL');
      const [body, options] = args;
      const tags = listRequestTags(body, options);
      const call = new ModelCall({
        api,
        body,
        provider: findProvider?.(client) ?? findProviderOfHost(baseUrl),
        attributes: { ...toServerAttributes(baseUrl), ...(tags.length === 0 ? {} : { request_tags: tags }) },
      });
      let returned: unknown;
      try {
        returned = call.run(() => original.apply(this, args));
      } catch (error) {
        call.fail(error);
        throw error;
      }
      try {
        return followApiPromise(call, returned);
      } catch {
        // A promise that only looks like the SDK's: the program gets it as it is.
        call.endStream();
        return returned;
      }
    };
}
