import { registerAbandonment } from '../../spans/following/abandonment.ts';
import { readPath } from '../json/read-field.ts';
import type { ModelCall } from './model-call.ts';

type Source = () => AsyncIterator<unknown>;

/** A stream of OpenAI's and Anthropic's SDKs: everything that reads one goes through `iterator`. */
interface SourceStream {
  iterator: Source;
}

/** Whether a value is a stream whose source can be replaced. */
export function isSourceStream(value: unknown): value is SourceStream {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<SourceStream>).iterator === 'function' &&
    Symbol.asyncIterator in value
  );
}

/**
 * Watches what a stream delivers by replacing its source, so that `for await`, `tee()` and `toReadableStream()` stay the
 * stream's own and each piece is seen once.
 */
export function followSourceStream(call: ModelCall, stream: SourceStream): void {
  const source = stream.iterator;
  const signal = readPath(stream, ['controller', 'signal']);
  const state = { isRead: false };
  stream.iterator = function (this: unknown): AsyncIterator<unknown> {
    const iterator = source.call(this ?? stream);
    // Reading a second time is an error of the program's that the SDK reports; the first reader tells the story.
    if (state.isRead) return iterator;
    state.isRead = true;
    return followIterator(call, iterator, signal);
  };
  // Its pieces may be read by `tee`'s branches long after the stream itself is gone.
  registerAbandonment(stream, { abandon: () => void (state.isRead || call.endStream({ isAbandoned: true })) });
}

/**
 * Watches what an iterator delivers, in place, so that the program keeps the very generator that the SDK made. The SDKs
 * end an aborted stream as if it were over: `signal` knows.
 */
export function followIterator<Source extends AsyncIterator<unknown>>(
  call: ModelCall,
  source: Source,
  signal?: unknown,
): Source {
  const next = source.next.bind(source) as (...args: readonly unknown[]) => Promise<IteratorResult<unknown>>;
  const giveUp = source.return?.bind(source);
  const interrupt = source.throw?.bind(source);
  setHidden(source, 'next', async (...args) => {
    try {
      const item = await next(...args);
      if (item.done === true) call.endStream({ isAbandoned: readPath(signal, ['aborted']) === true });
      else call.addChunk(item.value);
      return item;
    } catch (error) {
      call.fail(error);
      throw error;
    }
  });
  if (giveUp !== undefined) {
    setHidden(source, 'return', async (...args) => {
      try {
        return await giveUp(...args);
      } finally {
        call.endStream({ isAbandoned: true });
      }
    });
  }
  if (interrupt !== undefined) {
    setHidden(source, 'throw', (...args) => {
      call.fail(args[0]);
      return interrupt(...args);
    });
  }
  registerAbandonment(source, { abandon: () => call.endStream({ isAbandoned: true }) });
  return source;
}

function setHidden(target: object, name: string, value: (...args: readonly unknown[]) => Promise<unknown>): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: false });
}
