import { expect, it, describe } from 'vitest';

import { collectSpans } from '../testing/collect-spans.ts';
import { SpanType } from '../vocabulary/span-type.ts';
import { getCurrentActiveSpan } from './current-span.ts';
import { startSpan } from './start-span.ts';
import { trace } from './trace.ts';
import { tracingContext } from './tracing-context.ts';
import { updateCurrentTrace } from './update-current-trace.ts';
import { withSpan } from './with-span.ts';

describe('trace', () => {
  it('records a synchronous function and keeps it synchronous', async () => {
    await using collected = collectSpans();
    const add = trace((a: number, b: number) => a + b, { name: 'add', spanType: SpanType.TOOL });

    expect(add(1, 2)).toBe(3);

    expect(await collected.flush()).toMatchObject([
      { name: 'add', spanType: 'TOOL', inputs: { args: [1, 2] }, outputs: 3, status: { code: 1 } },
    ]);
  });

  it('keeps name, length, this and own properties of the function', () => {
    function greet(this: { word: string }, name: string): string {
      return `${this.word} ${name}`;
    }
    const traced = trace(Object.assign(greet, { version: 2 }));

    expect([traced.name, traced.length, traced.version]).toEqual(['greet', 1, 2]);
    expect(traced.call({ word: 'hello' }, 'you')).toBe('hello you');
  });

  it('records a rejected promise and rethrows the very same error', async () => {
    await using collected = collectSpans();
    const error = new TypeError('no');
    const fail = trace(async () => Promise.reject(error), { name: 'fail' });

    await expect(fail()).rejects.toBe(error);

    const [span] = await collected.flush();
    expect(span).toMatchObject({ status: { code: 2, message: 'no' }, events: [{ name: 'exception' }] });
    expect(span?.events[0]?.attributes).toMatchObject({ 'exception.type': 'TypeError', 'exception.message': 'no' });
  });

  it('nests across awaits', async () => {
    await using collected = collectSpans();
    const inner = trace(async () => 'x', { name: 'inner' });
    const outer = trace(
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return Promise.all([inner(), inner()]);
      },
      { name: 'outer' },
    );

    await outer();

    const spans = await collected.flush();
    const root = spans.find(({ name }) => name === 'outer');
    expect(root?.parentSpanId).toBeUndefined();
    expect(spans.filter(({ name }) => name === 'inner').map(({ parentSpanId }) => parentSpanId)).toEqual([
      root?.spanId,
      root?.spanId,
    ]);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('decorates methods by the standard and by the legacy protocol', async () => {
    await using collected = collectSpans();
    const method = function answer(this: { n: number }, x: number): number {
      return this.n * x;
    };
    // What the TypeScript compiler calls for `@trace({ spanType })` with and without experimentalDecorators.
    const context = { kind: 'method', name: 'answer', addInitializer: () => undefined } as const;
    const standard = trace({ spanType: SpanType.AGENT })(method, context);
    const bare = (trace as unknown as (target: typeof method, context: object) => typeof method)(method, context);
    const legacy = trace({ spanType: SpanType.CHAIN })({}, 'answer', { value: method });

    expect(standard.call({ n: 2 }, 3)).toBe(6);
    expect(bare.call({ n: 2 }, 4)).toBe(8);
    expect((legacy.value as typeof method).call({ n: 2 }, 5)).toBe(10);
    expect((await collected.flush()).map(({ name, spanType, outputs }) => [name, spanType, outputs])).toEqual([
      ['answer', 'AGENT', 6],
      ['answer', '', 8],
      ['answer', 'CHAIN', 10],
    ]);
  });

  it('takes inputs and outputs by functions of the program, and survives their errors', async () => {
    await using collected = collectSpans();
    const call = trace((secret: string) => ({ secret, ok: true }), {
      name: 'call',
      inputs: (secret: string) => ({ length: secret.length }),
      outputs: ({ ok }: { ok: boolean }) => ok,
    });
    const broken = trace(() => 1, {
      name: 'broken',
      inputs: () => {
        throw new Error('mine');
      },
    });

    call('abc');
    expect(broken()).toBe(1);

    expect(await collected.flush()).toMatchObject([
      { inputs: { length: 3 }, outputs: true },
      { inputs: {}, outputs: 1 },
    ]);
  });
});

describe('withSpan', () => {
  it('takes its arguments in either order and keeps outputs that the callback set', async () => {
    await using collected = collectSpans();

    expect(withSpan(() => 'a', { name: 'first' })).toBe('a');
    expect(withSpan('second', (span) => (span.setOutputs('mine'), 'b'))).toBe('b');
    expect(withSpan({ name: 'third', inputs: { q: 1 } }, () => 'c')).toBe('c');

    expect(await collected.flush()).toMatchObject([
      { name: 'first', outputs: 'a' },
      { name: 'second', outputs: 'mine' },
      { name: 'third', inputs: { q: 1 }, outputs: 'c' },
    ]);
  });

  it('updates the first span of the trace from anywhere inside it', async () => {
    await using collected = collectSpans();

    withSpan('root', () =>
      withSpan('child', () =>
        updateCurrentTrace({ tags: { a: '1' }, sessionId: 's', user: 'u', requestPreview: 'p', clientRequestId: 'c' }),
      ),
    );

    const spans = await collected.flush();
    expect(spans.find(({ name }) => name === 'root')?.attributes).toMatchObject({
      'mlflow.trace.tag.a': '1',
      'session.id': 's',
      'user.id': 'u',
      'mlflow.trace.requestPreview': 'p',
      'mlflow.trace.clientRequestId': 'c',
    });
    expect(spans.find(({ name }) => name === 'child')?.attributes).not.toHaveProperty('session.id');
  });

  it('is quiet outside of a trace', () => {
    expect(getCurrentActiveSpan()).toBeNull();
    expect(() => updateCurrentTrace({ tags: { a: '1' } })).not.toThrow();
  });
});

describe('startSpan', () => {
  it('is not active, keeps nanoseconds, and takes a parent', async () => {
    await using collected = collectSpans();
    const parent = startSpan({ name: 'parent', startTimeNs: 1_750_000_000_123_456_789n });
    expect(getCurrentActiveSpan()).toBeNull();
    const child = startSpan({ name: 'child', parent });
    child.end({ outputs: { done: true } });
    parent.end({ endTimeNs: 1_750_000_001_000_000_001n, status: 'ERROR' });
    parent.end();
    parent.setInputs('late');

    const spans = await collected.flush();
    expect(spans).toMatchObject([
      { name: 'child', outputs: { done: true } },
      { name: 'parent', status: { code: 2 }, inputs: undefined },
    ]);
    expect(spans[0]?.parentSpanId).toBe(parent.spanId);
    expect(parent.startTime).toEqual([1_750_000_000, 123_456_789]);
    expect(parent.endTime).toEqual([1_750_000_001, 1]);
  });
});

describe('tracingContext', () => {
  it('puts session and user on every span, tags and metadata on the first, inner scopes winning', async () => {
    await using collected = collectSpans();

    tracingContext({ sessionId: 's1', user: 'u', tags: { a: '1', b: '1' } }, () =>
      tracingContext({ sessionId: 's2', tags: { b: '2' }, metadata: { m: 'x' } }, () =>
        withSpan('root', () => withSpan('child', () => 1)),
      ),
    );

    const spans = await collected.flush();
    const [child, root] = spans.toSorted((a, b) => a.name.localeCompare(b.name));
    expect(root?.attributes).toMatchObject({
      'session.id': 's2',
      'user.id': 'u',
      'mlflow.trace.tag.a': '1',
      'mlflow.trace.tag.b': '2',
      'mlflow.trace.metadata.m': 'x',
    });
    expect(child?.attributes).toMatchObject({ 'session.id': 's2', 'user.id': 'u' });
    expect(child?.attributes).not.toHaveProperty('mlflow.trace.tag.a');
  });

  it('switches recording off and on again', async () => {
    await using collected = collectSpans();

    tracingContext({ enabled: false }, () => {
      withSpan('off', () => tracingContext({ enabled: true }, () => withSpan('on', () => 1)));
    });

    expect((await collected.flush()).map(({ name }) => name)).toEqual(['on']);
  });
});
