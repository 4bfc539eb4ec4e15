import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import { collectSpans } from '../testing/collect-spans.ts';
import { getCurrentActiveSpan } from './current-span.ts';
import { trace } from './trace.ts';

async function* countTo(limit: number): AsyncGenerator<number, string> {
  for (let n = 1; n <= limit; n += 1) {
    await Promise.resolve();
    yield n;
  }
  return 'end';
}

describe('generators', () => {
  it('follows an async generator to its end, with the span active in its body', async () => {
    await using collected = collectSpans();
    let seen: string | undefined;
    const traced = trace(
      async function* body(): AsyncGenerator<string> {
        seen = getCurrentActiveSpan()?.name;
        yield 'a';
        yield 'b';
      },
      { name: 'words' },
    );

    const generator = traced();
    expect(generator[Symbol.asyncIterator]()).toBe(generator);
    expect(Object.prototype.toString.call(generator)).toBe('[object AsyncGenerator]');
    const got: string[] = [];
    for await (const word of generator) got.push(word);

    expect(got).toEqual(['a', 'b']);
    expect(seen).toBe('words');
    expect(await collected.flush()).toMatchObject([{ name: 'words', outputs: 'ab', status: { code: 1 } }]);
  });

  it('ends the span when the reader stops early', async () => {
    await using collected = collectSpans();
    for await (const n of trace(countTo, { name: 'count' })(5)) if (n === 2) break;

    expect(await collected.flush()).toMatchObject([
      { outputs: [1, 2], events: [{ name: 'stream.abandoned' }], status: { code: 1 } },
    ]);
  });

  it('records the error of a generator', async () => {
    await using collected = collectSpans();
    const traced = trace(
      // oxlint-disable-next-line require-yield -- a generator that fails
      async function* body(): AsyncGenerator<number> {
        throw new Error('broken');
      },
      { name: 'broken' },
    );

    await expect(traced().next()).rejects.toThrow('broken');

    expect(await collected.flush()).toMatchObject([{ status: { code: 2, message: 'broken' } }]);
  });

  it('follows a synchronous generator and keeps it synchronous', async () => {
    await using collected = collectSpans();
    const traced = trace(
      function* body() {
        yield 1;
        yield 2;
        return 3;
      },
      { name: 'sync' },
    );

    expect([...traced()]).toEqual([1, 2]);

    expect(await collected.flush()).toMatchObject([{ outputs: [1, 2] }]);
  });

  it('follows an async iterable object and hands back the same one, methods and all', async () => {
    await using collected = collectSpans();
    class Stream {
      #limit = 2;
      controller = new AbortController();
      [Symbol.asyncIterator](): AsyncIterator<number> {
        return countTo(this.#limit);
      }
    }
    const stream = new Stream();
    const returned = trace(async () => stream, { name: 'stream' });

    const got = await returned();
    expect(got).toBe(stream);
    expect(got.controller).toBeInstanceOf(AbortController);
    const numbers: number[] = [];
    for await (const n of got) numbers.push(n);

    expect(numbers).toEqual([1, 2]);
    expect(await collected.flush()).toMatchObject([{ name: 'stream', outputs: [1, 2] }]);
  });
});

describe('thenables', () => {
  it('does not run a lazy query, and hands back the same object', async () => {
    await using collected = collectSpans();
    let runs = 0;
    const query = {
      where: () => query,
      // oxlint-disable-next-line unicorn/no-thenable -- what a query builder is
      then<R>(onFulfilled?: (rows: number[]) => R): Promise<R> {
        runs += 1;
        return Promise.resolve([1, 2]).then(onFulfilled);
      },
    };
    const traced = trace(() => query, { name: 'query' });

    const returned = traced();
    expect(returned).toBe(query);
    expect(runs).toBe(0);
    expect(await returned).toEqual([1, 2]);

    expect(runs).toBe(1);
    expect(await collected.flush()).toMatchObject([{ name: 'query', outputs: [1, 2] }]);
  });

  it('keeps the class and methods of a promise subclass', async () => {
    await using collected = collectSpans();
    class ApiPromise<T> extends Promise<T> {
      asResponse(): string {
        return 'raw';
      }
    }
    const traced = trace(() => ApiPromise.resolve('parsed') as ApiPromise<string>, { name: 'api' });

    const promise = traced();
    expect(promise).toBeInstanceOf(ApiPromise);
    expect(promise.asResponse()).toBe('raw');
    expect(await promise).toBe('parsed');

    expect(await collected.flush()).toMatchObject([{ outputs: 'parsed' }]);
  });

  it('leaves an unhandled rejection unhandled', async () => {
    await using _collected = collectSpans();
    const seen: unknown[] = [];
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason) => seen.push(reason));
    const error = new Error('nobody looks');
    void trace(async () => Promise.reject(error))();
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);

    expect(seen).toEqual([error]);
  });
});

describe('web streams', () => {
  it('follows a ReadableStream at the pace of its reader', async () => {
    await using collected = collectSpans();
    let pulls = 0;
    const source = (): ReadableStream<string> =>
      new ReadableStream(
        {
          pull(controller) {
            pulls += 1;
            if (pulls > 2) controller.close();
            else controller.enqueue(`part${pulls} `);
          },
        },
        { highWaterMark: 0 },
      );
    const stream = trace(source, { name: 'stream' })();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(pulls).toBe(0);

    const parts: string[] = [];
    for await (const part of stream) parts.push(part);

    expect(parts).toEqual(['part1 ', 'part2 ']);
    expect(await collected.flush()).toMatchObject([{ outputs: 'part1 part2 ' }]);
  });

  it('tells the source that the reader has gone', async () => {
    await using collected = collectSpans();
    let cancelled: unknown;
    const stream = trace(
      () =>
        new ReadableStream<number>({
          pull: (controller) => controller.enqueue(1),
          cancel: (reason) => {
            cancelled = reason;
          },
        }),
      { name: 'stream' },
    )();
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel('enough');

    expect(cancelled).toBe('enough');
    expect(await collected.flush()).toMatchObject([{ events: [{ name: 'stream.abandoned' }] }]);
  });

  it('follows the body of a Response, text split inside a character included', async () => {
    await using collected = collectSpans();
    const bytes = new TextEncoder().encode('größe');
    const handler = trace(
      async () =>
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(bytes.slice(0, 3));
              controller.enqueue(bytes.slice(3));
              controller.close();
            },
          }),
          { status: 201, headers: { 'content-type': 'text/plain', 'x-a': 'b' } },
        ),
      { name: 'handler' },
    );

    const response = await handler();
    expect([response.status, response.headers.get('x-a')]).toEqual([201, 'b']);
    expect(collected.spans).toEqual([]);
    expect(await response.text()).toBe('größe');

    expect(await collected.flush()).toMatchObject([{ outputs: 'größe' }]);
  });

  it('keeps a byte stream readable into a buffer of the reader', async () => {
    await using collected = collectSpans();
    const stream = trace(
      () =>
        new ReadableStream({
          type: 'bytes',
          start(controller) {
            controller.enqueue(new Uint8Array([1, 2, 3]));
            controller.close();
          },
        }),
      { name: 'bytes' },
    )();
    const reader = stream.getReader({ mode: 'byob' });
    const first = await reader.read(new Uint8Array(8));
    const last = await reader.read(new Uint8Array(8));

    expect([...(first.value as Uint8Array)]).toEqual([1, 2, 3]);
    expect(last.done).toBe(true);
    expect(await collected.flush()).toHaveLength(1);
  });
});

describe('Node streams', () => {
  it('ends with the stream and does not start its flow', async () => {
    await using collected = collectSpans();
    const stream = trace(() => Readable.from(['a', 'b']), { name: 'node' })();
    expect(stream.readableFlowing).toBeNull();
    const parts: string[] = [];
    for await (const part of stream) parts.push(part as string);

    expect(parts).toEqual(['a', 'b']);
    expect(await collected.flush()).toMatchObject([{ name: 'node', status: { code: 1 }, events: [] }]);
  });

  it('records an error without handling it', async () => {
    await using collected = collectSpans();
    const stream = trace(() => new Readable({ read() {} }), { name: 'node' })();
    const thrown = new Promise((resolve) => stream.once('error', resolve));
    stream.destroy(new Error('cut'));
    await thrown;
    await new Promise((resolve) => setImmediate(resolve));

    expect(await collected.flush()).toMatchObject([{ status: { code: 2, message: 'cut' } }]);
  });
});

it('ends the span of a stream that is lost without being read', async () => {
  await using collected = collectSpans();
  trace(countTo, { name: 'lost' })(3);
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  await new Promise((resolve) => setTimeout(resolve, 5));
  gc();
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(await collected.flush()).toMatchObject([{ name: 'lost', events: [{ name: 'stream.abandoned' }] }]);
});

it('returns frozen objects and plain lists untouched', async () => {
  await using collected = collectSpans();
  const frozen = Object.freeze({ [Symbol.asyncIterator]: () => countTo(1) });
  const list = [1, 2];

  expect(trace(() => frozen, { name: 'frozen' })()).toBe(frozen);
  expect(trace(() => list, { name: 'list' })()).toBe(list);

  expect(await collected.flush()).toMatchObject([{ name: 'frozen' }, { name: 'list', outputs: [1, 2] }]);
});
