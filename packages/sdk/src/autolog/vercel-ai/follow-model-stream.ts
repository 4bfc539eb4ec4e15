import type { ModelCall } from '../calls/model-call.ts';
import type { Method } from '../patching/patches.ts';

/**
 * Watches what a stream delivers without replacing the object, which its maker is about to hand on: whatever reads it
 * reads a stream that passes everything through.
 */
export function followModelStream(call: ModelCall, stream: ReadableStream<unknown>): void {
  if (stream.locked) {
    call.endStream();
    return;
  }
  let passing: ReadableStream<unknown> | undefined;
  const pass = (): ReadableStream<unknown> => (passing ??= createPassing(call, stream));
  const methods = {
    getReader: (...args: unknown[]) => invoke(pass(), 'getReader', args),
    pipeThrough: (...args: unknown[]) => invoke(pass(), 'pipeThrough', args),
    pipeTo: (...args: unknown[]) => invoke(pass(), 'pipeTo', args),
    tee: (...args: unknown[]) => invoke(pass(), 'tee', args),
    cancel: (...args: unknown[]) => invoke(pass(), 'cancel', args),
    values: (...args: unknown[]) => invoke(pass(), 'values', args),
    [Symbol.asyncIterator]: (...args: unknown[]) => invoke(pass(), 'values', args),
  };
  for (const name of Reflect.ownKeys(methods)) {
    const value = methods[name as keyof typeof methods];
    Object.defineProperty(stream, name, { value, configurable: true, writable: true });
  }
}

function invoke(stream: ReadableStream<unknown>, name: string, args: readonly unknown[]): unknown {
  return ((stream as unknown as Record<string, (...rest: unknown[]) => unknown>)[name] as Method).apply(stream, [
    ...args,
  ]);
}

function createPassing(call: ModelCall, source: ReadableStream<unknown>): ReadableStream<unknown> {
  const reader = ReadableStream.prototype.getReader.call(source) as ReadableStreamDefaultReader<unknown>;
  const methods = {
    async pull(controller: ReadableStreamDefaultController<unknown>): Promise<void> {
      try {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          call.endStream();
          return;
        }
        call.addChunk(value);
        controller.enqueue(value);
      } catch (error) {
        call.fail(error);
        throw error;
      }
    },
    async cancel(reason: unknown): Promise<void> {
      call.endStream({ isAbandoned: true });
      await reader.cancel(reason);
    },
  };
  return new ReadableStream(methods, { highWaterMark: 0 });
}
