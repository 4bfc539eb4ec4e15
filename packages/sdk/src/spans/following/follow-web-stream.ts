import { registerAbandonment } from './abandonment.ts';
import type { SpanFollower } from './span-follower.ts';

const TEXT_TYPES = /^(?:text\/|application\/(?:[\w.+-]*json|x-ndjson))/;

/**
 * A stream that reads the given one at the reader's own pace. The platform reads streams by internal slots, so here,
 * unlike everywhere else, the program gets another object of the same type.
 */
export function followWebStream(follower: SpanFollower, source: ReadableStream<unknown>): ReadableStream<unknown> {
  if (source.locked) {
    follower.finish();
    return source;
  }
  const toText = createTextReader();
  return pipe(follower, source, (chunk) => follower.addChunk(toText(chunk)));
}

/** Follows the body. A response without one, or of a class of the program's, is over when it is returned. */
export function followResponse(follower: SpanFollower, response: Response): Response {
  const { body } = response;
  if (body === null || body.locked || response.constructor !== Response) {
    follower.succeed({ status: response.status });
    return response;
  }
  const isText = TEXT_TYPES.test(response.headers.get('content-type') ?? '');
  const toText = createTextReader();
  const followed = pipe(follower, body, (chunk) => (isText ? follower.addChunk(toText(chunk)) : undefined));
  const copy = new Response(followed as ReadableStream<Uint8Array<ArrayBuffer>>, response);
  for (const key of ['url', 'type', 'redirected'] as const) Object.defineProperty(copy, key, { value: response[key] });
  return copy;
}

function pipe(
  follower: SpanFollower,
  source: ReadableStream<unknown>,
  onChunk: (chunk: unknown) => void,
): ReadableStream<unknown> {
  const isBytes = isByteStream(source);
  const reader = source.getReader();
  const underlying = {
    async pull(controller: { enqueue(chunk: unknown): void; close(): void }): Promise<void> {
      try {
        const { done, value } = await follower.run(() => reader.read());
        if (done) {
          controller.close();
          // A pending BYOB read of a closed byte stream is answered only now.
          (controller as { byobRequest?: { respond(bytes: number): void } | null }).byobRequest?.respond(0);
          follower.finish();
          return;
        }
        onChunk(value);
        controller.enqueue(value);
      } catch (error) {
        follower.fail(error);
        throw error;
      }
    },
    async cancel(reason: unknown): Promise<void> {
      follower.abandon();
      await reader.cancel(reason);
    },
  };
  const followed = isBytes
    ? new ReadableStream({ ...underlying, type: 'bytes' }, { highWaterMark: 0 })
    : new ReadableStream(underlying as UnderlyingDefaultSource, { highWaterMark: 0 });
  registerAbandonment(followed, follower);
  return followed;
}

function isByteStream(stream: ReadableStream<unknown>): boolean {
  try {
    (stream as ReadableStream).getReader({ mode: 'byob' }).releaseLock();
    return true;
  } catch {
    return false;
  }
}

/** Bytes of a text stream become text, across chunk borders; anything else stays what it is. */
function createTextReader(): (chunk: unknown) => unknown {
  const decoder = new TextDecoder();
  return (chunk) => (chunk instanceof Uint8Array ? decoder.decode(chunk, { stream: true }) : chunk);
}
