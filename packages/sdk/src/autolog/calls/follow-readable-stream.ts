import { registerAbandonment } from '../../spans/following/abandonment.ts';
import type { ModelCall } from './model-call.ts';

/** Whether a value is a web stream, or inherits from one. */
export function isReadableStream(value: unknown): value is ReadableStream<unknown> {
  return typeof ReadableStream === 'function' && value instanceof ReadableStream;
}

/**
 * A stream of the same class that reads the given one at the reader's own pace. The platform reads web streams by internal
 * slots, so that watching one in place would miss `getReader` and `tee`.
 */
export function followReadableStream(call: ModelCall, source: ReadableStream<unknown>): ReadableStream<unknown> {
  // Its own iterator, which may do more than reading: some turn errors into the library's.
  const iterator = (source as unknown as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  const followed = new ReadableStream<unknown>(
    {
      async pull(controller) {
        try {
          const item = await call.run(() => iterator.next());
          if (item.done === true) {
            call.endStream();
            controller.close();
            return;
          }
          call.addChunk(item.value);
          controller.enqueue(item.value);
        } catch (error) {
          call.fail(error);
          throw error;
        }
      },
      async cancel() {
        call.endStream({ isAbandoned: true });
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  Object.setPrototypeOf(followed, Object.getPrototypeOf(source) as object);
  registerAbandonment(followed, { abandon: () => call.endStream({ isAbandoned: true }) });
  return followed;
}
