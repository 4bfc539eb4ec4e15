import { ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import { beforeEach, describe, expect, it } from 'vitest';

import { GanderTracerProvider } from '../tracer/tracer-provider.ts';
import type { ReadableSpanShape } from '../tracer/otel-shapes.ts';
import type { FinishedSpan } from './finished-span.ts';
import { TraceBook, type TraceBookLimits } from './trace-book.ts';

const LIMITS: TraceBookLimits = {
  maxOpenTraces: 100,
  maxOpenSpans: 1000,
  maxHeldBytes: 1024 * 1024,
  lateMs: 2000,
  partialMs: 5000,
  ttlMs: 60_000,
};

let nowMs: number;
let released: FinishedSpan[];

beforeEach(() => {
  nowMs = 0;
  released = [];
});

function createBook(limits: Partial<TraceBookLimits> = {}) {
  const book = new TraceBook({
    limits: { ...LIMITS, ...limits },
    nowMs: () => nowMs,
    finish: (span) => span,
    release: (spans) => void released.push(...spans),
  });
  const processor = {
    onStart: (span: Span, parent: typeof ROOT_CONTEXT) => void book.start(span as Span & ReadableSpanShape, parent),
    onEnd: (span: ReadableSpanShape) => book.end(span),
    shutdown: async () => Promise.resolve(),
    forceFlush: async () => Promise.resolve(),
  };
  const provider = new GanderTracerProvider({ processors: [processor], resource: { attributes: {} } });
  const tracer = provider.getTracer('t');
  const start = (name: string, parent?: Span): Span =>
    tracer.startSpan(name, {}, parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent));
  return { book, start };
}

function byName(name: string): FinishedSpan | undefined {
  return released.findLast((span) => span.name === name);
}

describe('by the clock', () => {
  it('a root that has ended waits for its open children, but not for ever', () => {
    const { book, start } = createBook();
    const root = start('root');
    const late = start('late', root);
    root.end();
    nowMs = 1999;
    book.tick();
    expect(released).toEqual([]);

    nowMs = 2000;
    book.tick();
    late.end();
    expect(released.map(({ name, isSplit }) => [name, isSplit])).toEqual([
      ['root', false],
      ['late', true],
    ]);
    expect(book.openTraceCount).toBe(0);
  });

  it('a long run is shown while it runs', () => {
    const { book, start } = createBook();
    const root = start('root');
    start('step', root).end();
    nowMs = 5000;
    book.tick();
    expect(released.map(({ name, isOpen }) => [name, isOpen])).toEqual([
      ['step', false],
      ['root', true],
    ]);
    root.end();
    expect(byName('root')).toMatchObject({ isOpen: false, isSplit: true });
  });
});

describe('a trace that was forgotten while its root is open', () => {
  it('keeps the parents of what begins later, and knows that it was split', () => {
    const { book, start } = createBook();
    const root = start('root');
    nowMs = 60_000;
    book.tick();
    expect(book.openTraceCount).toBe(0);

    const later = start('later', root);
    start('below', later).end();
    later.end();
    root.end();

    expect(byName('later')?.parentSpanId).toBe(root.spanContext().spanId);
    expect(byName('below')?.parentSpanId).toBe(later.spanContext().spanId);
    expect(byName('later')?.attributes).not.toHaveProperty('gander.parent_span_id');
    expect(byName('root')).toMatchObject({ isOpen: false, isSplit: true });
    expect(book).toMatchObject({ openTraceCount: 0, heldBytes: 0 });
  });
});

describe('memory', () => {
  it('is bounded when one trace opens spans and never ends them', () => {
    const { book, start } = createBook({ maxOpenSpans: 100 });
    const root = start('root');
    for (let index = 0; index < 1000; index += 1) start('open', root);
    const opened = released.filter(({ isOpen }) => isOpen).length;
    expect(opened).toBeGreaterThan(890);
    expect(released.filter(({ name }) => name === 'open').every(({ parentSpanId }) => parentSpanId !== undefined)).toBe(
      true,
    );
    book.close();
    expect(released).toHaveLength(1001);
  });

  it('is not copied with every span that starts beside tens of thousands of open ones', () => {
    const { start } = createBook({ maxOpenSpans: 1_000_000 });
    const root = start('root');
    const startedMs = performance.now();
    for (let index = 0; index < 25_000; index += 1) start('open', root);
    // 5000 copies of a set of 20 000 took ten seconds and more.
    expect(performance.now() - startedMs).toBeLessThan(3000);
  });
});
