import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { GanderSpanProcessor } from '../../../src/processor/gander-span-processor.ts';
import { getRegistry } from '../../../src/registry/sdk-registry.ts';
import type { ProcessorConfig } from '../../../src/setup/processor-config.ts';
import { startSpan } from '../../../src/spans/start-span.ts';
import { type FakeServer, type ReceivedSpan, startFakeGander } from '../../../src/testing/fake-server.ts';
import { GanderTracerProvider } from '../../../src/tracer/tracer-provider.ts';

let server: FakeServer;
let processor: GanderSpanProcessor | undefined;

beforeEach(async () => {
  server = await startFakeGander();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});

afterEach(async () => {
  await processor?.shutdown();
  context.disable();
  getRegistry().tracer = undefined;
  await server[Symbol.asyncDispose]();
});

function useOwnProvider(config: ProcessorConfig = {}): GanderSpanProcessor {
  processor = new GanderSpanProcessor({ trackingUri: server.url, experimentId: '7', ...config });
  const provider = new GanderTracerProvider({ processors: [processor], resource: { attributes: {} } });
  getRegistry().tracer = provider.getTracer('@gander/sdk');
  return processor;
}

function byName(name: string): ReceivedSpan {
  const span = server.spans.find((one) => one.name === name);
  if (span === undefined) throw new Error(`No span ${name} among ${server.spans.map((one) => one.name).join(', ')}.`);
  return span;
}

const sleep = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('traces that are not whole, by the clock', () => {
  it('sends late children alone, after waiting a little for them', async () => {
    const processor = useOwnProvider({ limits: { lateMs: 20 } });
    const root = startSpan({ name: 'root' });
    const late = startSpan({ name: 'late', parent: root });
    root.end();
    await sleep(700);
    await processor.forceFlush();
    expect(server.spans.map(({ name }) => name)).toContain('root');

    late.end();
    await processor.forceFlush();

    const spans = server.spans.filter(({ name }) => name === 'late');
    expect(spans.at(-1)).toMatchObject({ parentSpanId: root.spanId });
    expect(processor.stats.openTraces).toBe(0);
  });

  it('shows a long run while it runs, and its end afterwards', async () => {
    const processor = useOwnProvider({ limits: { partialMs: 10 } });
    const root = startSpan({ name: 'agent' });
    startSpan({ name: 'step', parent: root }).end();
    await sleep(700);
    await processor.forceFlush();

    expect(byName('step').endTimeUnixNano).toBeGreaterThan(0n);
    expect(byName('agent').endTimeUnixNano).toBe(0n);

    root.end({ outputs: 'done' });
    await processor.forceFlush();
    const ends = server.spans.filter(({ name }) => name === 'agent').map(({ endTimeUnixNano }) => endTimeUnixNano > 0n);
    expect(ends).toEqual([false, true]);
  });

  it('gives up a trace that never ends, unfinished, and still takes what ends later', async () => {
    const processor = useOwnProvider({ limits: { ttlMs: 10 } });
    const root = startSpan({ name: 'forever' });
    await sleep(700);
    await processor.forceFlush();
    expect(byName('forever').endTimeUnixNano).toBe(0n);
    expect(processor.stats).toMatchObject({ openTraces: 0, heldBytes: 0 });

    root.end();
    await processor.forceFlush();
    expect(server.spans.at(-1)).toMatchObject({ name: 'forever', status: { code: 1 } });
  });

  it('holds 10 000 open traces with children and sends every one of them', async () => {
    const processor = useOwnProvider();
    const roots = Array.from({ length: 10_000 }, (_, index) => startSpan({ name: `root ${index}` }));
    for (const root of roots) startSpan({ name: 'child', parent: root }).end();
    expect(processor.stats.openTraces).toBe(10_000);
    for (const root of roots) root.end();
    await processor.forceFlush();

    expect(server.spans).toHaveLength(20_000);
    expect(processor.stats).toMatchObject({ openTraces: 0, droppedSpans: 0, heldBytes: 0 });
  });
});
