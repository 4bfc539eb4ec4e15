import { toJsonText } from '../../serialize/to-json-text.ts';
import type { FollowOptions } from '../follow-result.ts';
import type { LiveSpan } from '../live-span.ts';

const MAX_CHUNKS = 10_000;
const MAX_CHUNK_BYTES = 1024 * 1024;

/** Ends one span once, whatever of the many ways a result can be over comes first. */
export class SpanFollower {
  readonly #span: LiveSpan;
  readonly #options: FollowOptions;
  /** Made when there is a stream: most results are none. */
  #chunks: unknown[] | undefined;
  #chunkBytes = 0;
  #droppedChunks = 0;
  #isStream = false;

  constructor(span: LiveSpan, options: FollowOptions) {
    this.#span = span;
    this.#options = options;
  }

  get isOver(): boolean {
    return this.#span.isEnded;
  }

  /** Calls with the span active: a generator's body runs when it is pulled, not when it is made. */
  run<Result>(fn: () => Result): Result {
    return this.#span.run(fn);
  }

  /** Keeps a piece of a stream, as long as there is room. */
  addChunk(chunk: unknown): void {
    this.#isStream = true;
    if (chunk === undefined) return;
    this.#chunks ??= [];
    const bytes = typeof chunk === 'string' ? chunk.length : estimateBytes(chunk);
    if (this.#chunks.length >= MAX_CHUNKS || this.#chunkBytes + bytes > MAX_CHUNK_BYTES) this.#droppedChunks += 1;
    else {
      this.#chunkBytes += bytes;
      this.#chunks.push(chunk);
    }
  }

  succeed(result: unknown): void {
    if (!this.#span.hasOutputs && result !== undefined)
      this.#span.setOutputs(this.#apply(this.#options.outputs, result));
    this.#span.end();
  }

  fail(error: unknown): void {
    this.#setChunksAsOutputs();
    this.#span.fail(error);
    this.#span.end();
  }

  /** The stream was read to its end; `value` is what a generator returned. */
  finish(value?: unknown): void {
    if (this.isOver) return;
    this.#setChunksAsOutputs(value);
    this.#span.end();
  }

  /** The program stopped reading, or lost the stream without reading it. */
  abandon(): void {
    if (this.isOver) return;
    this.#span.addEvent({ name: 'stream.abandoned' });
    this.finish();
  }

  #setChunksAsOutputs(returned?: unknown): void {
    if (this.#span.hasOutputs) return;
    if (this.#droppedChunks > 0) this.#span.setAttribute('gander.stream.dropped_chunks', this.#droppedChunks);
    if ((this.#chunks ?? []).length === 0 && returned !== undefined) {
      this.#span.setOutputs(this.#apply(this.#options.outputs, returned));
    } else if (this.#isStream) this.#span.setOutputs(this.#joinChunks());
  }

  #joinChunks(): unknown {
    const chunks = this.#chunks ?? [];
    if (this.#options.chunks !== undefined) return this.#apply(this.#options.chunks, chunks);
    // A stream of text is a text.
    return chunks.length > 0 && chunks.every((chunk) => typeof chunk === 'string') ? chunks.join('') : chunks;
  }

  #apply<Value>(change: ((value: Value) => unknown) | undefined, value: Value): unknown {
    if (change === undefined) return value;
    try {
      return change(value);
    } catch {
      return value;
    }
  }
}

function estimateBytes(chunk: unknown): number {
  return typeof chunk === 'object' && chunk !== null ? toJsonText(chunk).length : 8;
}
