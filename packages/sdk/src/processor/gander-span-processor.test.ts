import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { getRegistry } from '../registry/sdk-registry.ts';
import type { ProcessorConfig } from '../setup/processor-config.ts';
import { getLastActiveTraceId } from '../spans/current-span.ts';
import { runModelCall } from '../spans/model-call.ts';
import { registerOnSpanEndHook, registerOnSpanStartHook } from '../spans/span-hooks.ts';
import { startSpan } from '../spans/start-span.ts';
import { tracingContext } from '../spans/tracing-context.ts';
import { updateCurrentTrace } from '../spans/update-current-trace.ts';
import { withSpan } from '../spans/with-span.ts';
import { type FakeServer, type ReceivedSpan, startFakeGander, startFakeServer } from '../testing/fake-server.ts';
import { OTEL_VERSIONS } from '../testing/otel-versions.ts';
import { GanderTracerProvider } from '../tracer/tracer-provider.ts';
import type { ReadableSpanShape } from '../tracer/otel-shapes.ts';
import type { FinishedSpan } from './finished-span.ts';
import { GanderSpanProcessor } from './gander-span-processor.ts';
import type { SpanEditor } from './span-redactor.ts';

let server: FakeServer;
const processors: GanderSpanProcessor[] = [];

beforeEach(async () => {
  server = await startFakeGander();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  getRegistry().logger = { warn: () => undefined };
});

afterEach(async () => {
  for (const processor of processors.splice(0)) await processor.shutdown();
  context.disable();
  getRegistry().tracer = undefined;
  getRegistry().logger = undefined;
  await server[Symbol.asyncDispose]();
});

function createProcessor(config: ProcessorConfig = {}): GanderSpanProcessor {
  const processor = new GanderSpanProcessor({
    trackingUri: server.url,
    experimentId: '7',
    ...config,
    limits: { scheduleDelayMs: 5, firstBackoffMs: 1, flushTimeoutMs: 2000, ...config.limits },
  });
  processors.push(processor);
  return processor;
}

/** A provider of ours with one processor; spans of the SDK's functions go through it. */
function useOwnProvider(config: ProcessorConfig = {}): GanderSpanProcessor {
  const processor = createProcessor(config);
  const provider = new GanderTracerProvider({ processors: [processor], resource: { attributes: { a: 'b' } } });
  getRegistry().tracer = provider.getTracer('@gander/sdk');
  return processor;
}

function byName(name: string): ReceivedSpan {
  const span = server.spans.find((one) => one.name === name);
  if (span === undefined) throw new Error(`No span ${name} among ${server.spans.map((one) => one.name).join(', ')}.`);
  return span;
}

const sleep = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(OTEL_VERSIONS)('with the OpenTelemetry SDK %s', (_version, createProvider) => {
  it('sends the spans of its tracers, parents, kinds, events and links intact', async () => {
    const processor = createProcessor();
    const tracer = createProvider([processor]).getTracer('their.scope', '1.2.3');

    tracer.startActiveSpan(
      'root',
      { kind: SpanKind.SERVER, attributes: { n: 1, x: 0.5, list: ['a', 'b'] } },
      (root) => {
        tracer.startSpan('child').addEvent('happened', { why: 'so' }).end();
        root.setStatus({ code: SpanStatusCode.ERROR, message: 'bad' }).end();
      },
    );
    await processor.forceFlush();

    const root = byName('root');
    expect(root).toMatchObject({
      parentSpanId: '',
      kind: 2,
      scope: 'their.scope',
      status: { code: 2, message: 'bad' },
      attributes: { n: 1, x: 0.5, list: ['a', 'b'], 'mlflow.traceRequestId': `tr-${root.traceId}` },
    });
    expect(byName('child')).toMatchObject({ parentSpanId: root.spanId, traceId: root.traceId });
    expect(byName('child').events).toMatchObject([{ name: 'happened' }]);
    expect(root.endTimeUnixNano >= root.startTimeUnixNano).toBe(true);
    expect(server.requests.at(-1)?.headers['x-mlflow-experiment-id']).toBe('7');
  });

  it('lets the functions of this SDK work on its spans', async () => {
    const processor = createProcessor();
    const provider = createProvider([processor]);
    getRegistry().tracer = provider.getTracer('@gander/sdk');

    tracingContext({ sessionId: 's', tags: { t: '1' } }, () =>
      provider.getTracer('http').startActiveSpan('GET /', (http) => {
        withSpan('work', (span) => {
          span.setInputs({ q: [1, 'two', null] });
          updateCurrentTrace({ tags: { late: 'yes' }, user: 'u' });
          return { answer: 42 };
        });
        http.end();
      }),
    );
    await processor.forceFlush();

    expect(byName('GET /').attributes).toMatchObject({
      'session.id': 's',
      'user.id': 'u',
      'mlflow.trace.tag.t': '1',
      'mlflow.trace.tag.late': 'yes',
    });
    expect(byName('work')).toMatchObject({
      parentSpanId: byName('GET /').spanId,
      status: { code: 1 },
      attributes: {
        'mlflow.spanInputs': { q: [1, 'two', null] },
        'mlflow.spanOutputs': { answer: 42 },
        'session.id': 's',
      },
    });
    expect(getLastActiveTraceId()).toBe(`tr-${byName('work').traceId}`);
  });

  it('sends a span with a remote parent as it is', async () => {
    const processor = createProcessor();
    const tracer = createProvider([processor]).getTracer('t');
    const remote = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: TraceFlags.SAMPLED, isRemote: true };

    const span = tracer.startSpan('served', {}, trace.setSpanContext(ROOT_CONTEXT, remote));
    tracer.startSpan('inner', {}, trace.setSpan(ROOT_CONTEXT, span)).end();
    span.end();
    await processor.forceFlush();

    expect(byName('served')).toMatchObject({ traceId: remote.traceId, parentSpanId: remote.spanId });
    expect(byName('inner').parentSpanId).toBe(byName('served').spanId);
    expect(processor.stats.openTraces).toBe(0);
  });

  it('makes a root of a span whose root somebody filters out', async () => {
    const processor = createProcessor();
    // What VoltAgent does with the processors of a program: only spans of its own scope reach them.
    const filtered = {
      onStart: (span, parent) => (isTheirs(span) ? processor.onStart(span, parent) : undefined),
      onEnd: (span) => (isTheirs(span) ? processor.onEnd(span) : undefined),
      shutdown: async () => processor.shutdown(),
      forceFlush: async () => processor.forceFlush(),
    } satisfies ConstructorParameters<typeof GanderTracerProvider>[0]['processors'][number];
    const provider = createProvider([filtered]);

    provider.getTracer('http').startActiveSpan('POST /chat', (http) => {
      provider.getTracer('@voltagent/core').startActiveSpan('agent', (agent) => {
        provider.getTracer('@voltagent/core').startSpan('tool').end();
        agent.end();
      });
      http.end();
    });
    await processor.forceFlush();

    expect(server.spans.map(({ name }) => name).toSorted()).toEqual(['agent', 'tool']);
    expect(byName('agent').parentSpanId).toBe('');
    expect(byName('tool').parentSpanId).toBe(byName('agent').spanId);
    expect(processor.stats.openTraces).toBe(0);
  });
});

function isTheirs(span: unknown): boolean {
  const { instrumentationScope, instrumentationLibrary } = span as Record<string, { name: string } | undefined>;
  return (instrumentationScope ?? instrumentationLibrary)?.name === '@voltagent/core';
}

describe('traces that are not whole', () => {
  it('watches a bounded number of open traces', async () => {
    const processor = useOwnProvider({ limits: { maxOpenTraces: 100 } });
    for (let index = 0; index < 250; index += 1) startSpan({ name: `open ${index}` });
    expect(processor.stats.openTraces).toBe(100);
    await processor.forceFlush();
    expect(server.spans).toHaveLength(150);
  });

  it('takes along what ends while a flush is under way', async () => {
    const processor = useOwnProvider();
    const root = startSpan({ name: 'root' });
    startSpan({ name: 'stream', parent: root }).end();
    const flushed = processor.forceFlush();
    root.end();
    await flushed;

    expect(server.spans.map(({ name }) => name)).toEqual(['stream', 'root']);
  });

  it('sends open spans as unfinished at shutdown', async () => {
    const processor = useOwnProvider();
    const root = startSpan({ name: 'cut' });
    startSpan({ name: 'done', parent: root }).end();
    await processor.shutdown();

    expect(byName('cut').endTimeUnixNano).toBe(0n);
    expect(byName('done').parentSpanId).toBe(byName('cut').spanId);
  });
});

describe('content', () => {
  function record(): void {
    withSpan('call', (span) => {
      span.setAttributes({
        'gen_ai.input.messages': '[{"role":"user"}]',
        'llm.input_messages.0.message.content': 'secret',
        'gen_ai.request.model': 'm',
      });
      span.setInputs('secret prompt');
      return 'secret answer';
    });
  }

  it('is left out, or reduced to its size, when the program says so', async () => {
    const without = useOwnProvider({ captureContent: false });
    record();
    await without.forceFlush();
    const sizes = useOwnProvider({ captureContent: 'metadata' });
    record();
    await sizes.forceFlush();

    const [bare, sized] = server.spans;
    expect(bare?.attributes).toEqual({
      'mlflow.traceRequestId': `tr-${bare?.traceId ?? ''}`,
      'gen_ai.request.model': 'm',
    });
    expect(sized?.attributes).toMatchObject({ 'mlflow.spanInputs': '[15 characters]', 'gen_ai.request.model': 'm' });
    expect(server.requests.map(({ body }) => body.toString('latin1')).join('')).not.toContain('secret');
  });

  it('can be changed by the program before it leaves, without the program seeing a change', async () => {
    const processor = useOwnProvider({
      onSpan(span) {
        if (span.name === 'private') return null;
        if (span.name === 'broken') throw new Error('mine');
        span.attributes['mlflow.spanOutputs'] = '"[redacted]"';
        return span;
      },
    });
    const call = startSpan({ name: 'call' });
    call.end({ outputs: 'secret' });
    withSpan('private', () => 'secret');
    withSpan('broken', () => 'secret');
    await processor.forceFlush();

    expect(server.spans.map(({ name }) => name)).toEqual(['call']);
    expect(byName('call').attributes['mlflow.spanOutputs']).toBe('[redacted]');
    expect(call.outputs).toBe('secret');
  });

  it.each([
    ['a promise', async (span: FinishedSpan) => Promise.resolve(span)],
    ['a copy', (span: FinishedSpan) => Object.assign({}, span)],
    ['nonsense', () => 'redacted'],
  ])('does not leave when the program answers with %s', async (_name, onSpan) => {
    const processor = useOwnProvider({ onSpan: onSpan as unknown as SpanEditor });
    withSpan('call', () => 'secret');
    await processor.forceFlush();

    expect(server.spans).toEqual([]);
    expect(processor.stats).toMatchObject({ openTraces: 0, heldBytes: 0 });
  });

  it('of an event is changed in what leaves, not in what the program has', async () => {
    const processor = useOwnProvider({
      onSpan(span) {
        for (const event of span.events) Object.assign(event.attributes ?? {}, { text: '[redacted]' });
        return span;
      },
    });
    const call = startSpan({ name: 'call' });
    call.addEvent({ name: 'said', attributes: { text: 'secret' } });
    call.end();
    await processor.forceFlush();

    expect(byName('call').events[0]?.attributes).toMatchObject([{ key: 'text', value: { stringValue: '[redacted]' } }]);
    expect((call.otelSpan as unknown as ReadableSpanShape).events[0]?.attributes).toEqual({ text: 'secret' });
  });

  it('is cut where it is too long, and stays readable', async () => {
    const processor = useOwnProvider({ maxAttributeBytes: 50 });
    withSpan('call', (span) => {
      span.setAttribute('note', 'x'.repeat(80));
      return { text: 'y'.repeat(500) };
    });
    await processor.forceFlush();

    expect(byName('call').attributes['note']).toBe(`${'x'.repeat(50)}… [30 characters left out]`);
    expect(byName('call').attributes['mlflow.spanOutputs']).toMatch(/^\{"text":"y+… \[\d+ characters left out\]$/);
  });

  it('reaches the hooks of the program, which may add to it', async () => {
    const started: string[] = [];
    const stopStart = registerOnSpanStartHook((span) => void started.push(span.name));
    const stopEnd = registerOnSpanEndHook((span) => span.setAttribute('added', true));
    const processor = useOwnProvider();
    withSpan('call', () => 1);
    await processor.forceFlush();
    stopStart();
    stopEnd();

    expect(started).toEqual(['call']);
    expect(byName('call').attributes['added']).toBe(true);
  });
});

describe('one span per model call', () => {
  it("drops other instrumentations' spans of the same call and moves up what is below them", async () => {
    const processor = createProcessor();
    const provider = new GanderTracerProvider({ processors: [processor], resource: { attributes: {} } });
    getRegistry().tracer = provider.getTracer('@gander/sdk');
    const native = provider.getTracer('com.anthropic.sdk.typescript');

    const call = startSpan({ name: 'chat claude' });
    runModelCall(call, () =>
      native.startActiveSpan('anthropic.messages.create', (span) => {
        provider.getTracer('undici').startSpan('POST').end();
        span.end();
      }),
    );
    call.end();
    native.startSpan('anthropic.messages.create').end();
    await processor.forceFlush();

    expect(server.spans.map(({ name }) => name)).toEqual(['POST', 'chat claude', 'anthropic.messages.create']);
    expect(byName('POST').parentSpanId).toBe(call.spanId);
  });
});

describe('sampling and baggage', () => {
  it('keeps the same traces at a ratio in every process, and keeps them whole', async () => {
    const first = createProcessor({ sampleRatio: 0.5 });
    const second = createProcessor({ sampleRatio: 0.5 });
    const provider = new GanderTracerProvider({ processors: [first, second], resource: { attributes: {} } });
    getRegistry().tracer = provider.getTracer('@gander/sdk');
    for (let index = 0; index < 200; index += 1) withSpan('root', () => withSpan('child', () => 1));
    await Promise.all([first.forceFlush(), second.forceFlush()]);

    const count = first.stats.exportedSpans;
    expect(count).toBe(second.stats.exportedSpans);
    expect(count % 2).toBe(0);
    expect(count).toBeGreaterThan(100);
    expect(count).toBeLessThan(300);
  });

  it('puts chosen baggage entries on spans', async () => {
    const processor = useOwnProvider({ baggageKeys: ['session.id'] });
    const baggage = propagation.createBaggage({ 'session.id': { value: 's9' }, other: { value: 'x' } });
    context.with(propagation.setBaggage(ROOT_CONTEXT, baggage), () => withSpan('call', () => 1));
    await processor.forceFlush();

    expect(byName('call').attributes).toMatchObject({ 'session.id': 's9' });
    expect(byName('call').attributes).not.toHaveProperty('other');
  });
});

describe('a server that fails', () => {
  it('is tried again, when it asks for it', async () => {
    let attempts = 0;
    await using flaky = await startFakeServer(({ path }) => {
      if (path === '/version') return { body: '3.11.1' };
      if (path !== '/v1/traces') return { status: path.includes('/gander/') ? 404 : 200 };
      attempts += 1;
      return attempts === 1 ? { status: 429, headers: { 'retry-after': '0.2' } } : undefined;
    });
    const processor = useOwnProvider({ trackingUri: flaky.url });
    withSpan('call', () => 1);
    const started = performance.now();
    await processor.forceFlush();

    expect(performance.now() - started).toBeGreaterThan(190);
    expect(flaky.spans).toHaveLength(1);
    expect(processor.stats).toMatchObject({ exportedSpans: 1, droppedSpans: 0 });
  });

  it('never makes a flush reject, nor memory grow without bound', async () => {
    const processor = useOwnProvider({
      trackingUri: 'http://127.0.0.1:9',
      limits: {
        maxQueueBytes: 200_000,
        maxHeldBytes: 200_000,
        maxBatchSpans: 50,
        firstBackoffMs: 50,
        flushTimeoutMs: 100,
      },
    });
    for (let round = 0; round < 20; round += 1) {
      for (let index = 0; index < 100; index += 1) withSpan('call', () => 'x'.repeat(1000));
      await sleep(1);
      expect(processor.stats.heldBytes).toBeLessThan(300_000);
    }
    await expect(processor.forceFlush()).resolves.toBeUndefined();
    await expect(processor.shutdown()).resolves.toBeUndefined();

    expect(processor.stats).toMatchObject({ exportedSpans: 0, droppedSpans: 2000, heldBytes: 0 });
  });

  it('does not hold up another destination', async () => {
    const processor = useOwnProvider({
      destinations: [
        { type: 'server', trackingUri: 'http://127.0.0.1:9' },
        { type: 'otlp', url: `${server.url}/v1/traces`, protocol: 'http/json' },
      ],
      limits: { maxAttempts: 2 },
    });
    withSpan('call', () => 1);
    await processor.forceFlush();

    expect(server.spans.map(({ name }) => name)).toEqual(['call']);
  });
});
