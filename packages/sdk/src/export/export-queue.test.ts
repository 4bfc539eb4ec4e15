import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { FinishedSpan } from '../processor/finished-span.ts';
import { getRegistry } from '../registry/sdk-registry.ts';
import { createEndedSpan } from '../testing/create-ended-span.ts';
import type { Destination, ExportOutcome } from './destination.ts';
import { DEFAULT_QUEUE_LIMITS, ExportQueue, type ExportQueueLimits } from './export-queue.ts';

let warnings: string[];

beforeEach(() => {
  warnings = [];
  getRegistry().logger = { warn: (message) => void warnings.push(message) };
  getRegistry().reported.clear();
});

afterEach(() => {
  getRegistry().logger = undefined;
});

/** A destination that answers when it is told to, and otherwise at once. */
class GatedDestination implements Destination {
  readonly name = 'the gate';
  readonly acceptsOpenSpans = true;
  readonly batches: (readonly FinishedSpan[])[] = [];
  isOpen = true;
  outcome: ExportOutcome = { kind: 'done' };
  readonly #held: (() => void)[] = [];

  get spanCount(): number {
    return this.batches.flat().length;
  }

  async export(batch: readonly FinishedSpan[]): Promise<ExportOutcome> {
    if (!this.isOpen) await new Promise<void>((resolve) => this.#held.push(resolve));
    this.batches.push(batch);
    return this.outcome;
  }

  open(): void {
    this.isOpen = true;
    for (const release of this.#held.splice(0)) release();
  }
}

function createQueue(destination: Destination, limits: Partial<ExportQueueLimits> = {}): ExportQueue {
  // Nothing leaves by itself unless a batch is full.
  const quiet = { ...DEFAULT_QUEUE_LIMITS, scheduleDelayMs: 60_000, flushTimeoutMs: 5000, firstBackoffMs: 1 };
  return new ExportQueue({ destination, limits: { ...quiet, ...limits }, random: () => 0 });
}

function createSpans(count: number, traceNumber = 1): FinishedSpan[] {
  return Array.from(
    { length: count },
    (_, index) =>
      new FinishedSpan(createEndedSpan({ traceNumber, spanNumber: index + 1 }), { isLocalRoot: index === 0 }),
  );
}

/** One-span traces, which may be batched in any way. */
function createTraces(count: number): FinishedSpan[] {
  return Array.from({ length: count }, (_, index) => createSpans(1, index + 1)).flat();
}

async function passMicrotasks(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await Promise.resolve();
}

describe('a flush', () => {
  it('waits for everything although another flush has given up meanwhile', async () => {
    const destination = new GatedDestination();
    destination.isOpen = false;
    const queue = createQueue(destination, { maxBatchSpans: 2 });
    queue.add(createTraces(3));

    const patient = queue.flush();
    await queue.flush(5);
    destination.open();
    await patient;

    expect(destination.spanCount).toBe(3);
    expect(queue.stats).toMatchObject({ exportedSpans: 3, queuedSpans: 0, queuedBytes: 0 });
  });

  it.each(Array.from({ length: 12 }, (_, steps) => steps))(
    'waits for everything when it comes as a batch is ending, %i steps after',
    async (steps) => {
      const destination = new GatedDestination();
      destination.isOpen = false;
      const queue = createQueue(destination, { maxBatchSpans: 2 });
      queue.add(createTraces(3));
      destination.open();
      await passMicrotasks(steps);
      await queue.flush();

      expect(destination.spanCount).toBe(3);
    },
  );

  it('says so when its time is over before everything is sent, and what is left is sent later', async () => {
    const destination = new GatedDestination();
    destination.isOpen = false;
    const queue = createQueue(destination, { maxBatchSpans: 2 });
    queue.add(createTraces(5));
    await queue.flush(5);
    await queue.flush(5);

    expect(warnings).toEqual([expect.stringContaining('ended after 5 ms with 5 spans for the gate unsent')]);
    destination.open();
    await queue.flush();
    expect(destination.spanCount).toBe(5);
  });

  it('does not wait for what comes after it', async () => {
    const destination = new GatedDestination();
    const queue = createQueue(destination, { maxBatchSpans: 2 });
    queue.add(createTraces(1));
    const busy = setInterval(() => queue.add(createTraces(2)), 0);
    await queue.flush();
    clearInterval(busy);

    expect(warnings).toEqual([]);
  });
});

describe('batches', () => {
  it('cut no trace that fits into one', async () => {
    const destination = new GatedDestination();
    const queue = createQueue(destination, { maxBatchSpans: 5 });
    queue.add([...createSpans(3, 1), ...createSpans(3, 2)]);
    await queue.flush();

    expect(destination.batches.map((batch) => batch.length)).toEqual([3, 3]);
    expect(destination.batches.flat().some(({ isSplit }) => isSplit)).toBe(false);
  });

  it('cut a trace that is larger, and its spans know', async () => {
    const destination = new GatedDestination();
    const queue = createQueue(destination, { maxBatchSpans: 5 });
    queue.add([...createSpans(7, 1), ...createSpans(1, 2)]);
    await queue.flush();

    expect(destination.batches.map((batch) => batch.map(({ isSplit }) => isSplit))).toEqual([
      [true, true, true, true, true],
      [true, true, false],
    ]);
  });
});

describe('the end', () => {
  it('comes although the destination does not shut down', async () => {
    const destination: Destination = Object.assign(new GatedDestination(), {
      shutdown: async () => new Promise<void>(() => undefined),
    });
    const queue = createQueue(destination, { flushTimeoutMs: 20 });
    queue.add(createTraces(1));
    await queue.shutdown();

    queue.add(createTraces(1));
    expect(queue.stats).toMatchObject({ exportedSpans: 1, droppedSpans: 1, queuedSpans: 0 });
  });

  it('gives up what a dead destination has not taken', async () => {
    const destination = new GatedDestination();
    destination.outcome = { kind: 'retry', reason: 'away', afterMs: 60_000 };
    const queue = createQueue(destination, { maxBackoffMs: 60_000, flushTimeoutMs: 10, maxBatchSpans: 2 });
    queue.add(createTraces(5));
    await queue.shutdown();

    expect(queue.stats).toMatchObject({ exportedSpans: 0, droppedSpans: 5, queuedSpans: 0, queuedBytes: 0 });
  });
});

describe('a batch that is too large for the receiver', () => {
  /** Refuses what has more spans, as a server does with bytes. */
  class NarrowDestination extends GatedDestination {
    readonly #limit: number;
    readonly #isRefused: (span: FinishedSpan) => boolean;

    constructor(limit: number, isRefused: (span: FinishedSpan) => boolean = () => false) {
      super();
      this.#limit = limit;
      this.#isRefused = isRefused;
    }

    override async export(batch: readonly FinishedSpan[]): Promise<ExportOutcome> {
      if (batch.length > this.#limit || batch.some(this.#isRefused)) return { kind: 'too-large', reason: '413' };
      return super.export(batch);
    }
  }

  it('is sent in parts, in order, each span once', async () => {
    const destination = new NarrowDestination(3);
    const queue = createQueue(destination);
    const spans = createTraces(10);
    queue.add(spans);
    await queue.flush();
    expect(destination.batches.flat()).toEqual(spans);
    expect(queue.stats).toMatchObject({ exportedSpans: 10, droppedSpans: 0, queuedSpans: 0 });
    expect(spans.some(({ isSplit }) => isSplit)).toBe(false);
  });

  it('says of a trace that it was cut', async () => {
    const destination = new NarrowDestination(2);
    const queue = createQueue(destination);
    const spans = createSpans(4);
    queue.add(spans);
    await queue.flush();
    expect(destination.spanCount).toBe(4);
    expect(spans.every(({ isSplit }) => isSplit)).toBe(true);
  });

  it('loses only the span that is too large by itself', async () => {
    const [first, ...others] = createTraces(8);
    const destination = new NarrowDestination(100, (span) => span === first);
    const queue = createQueue(destination);
    queue.add([...(first ? [first] : []), ...others]);
    await queue.flush();
    expect(destination.batches.flat()).toEqual(others);
    expect(queue.stats).toMatchObject({ exportedSpans: 7, droppedSpans: 1 });
    expect(warnings.join('\n')).toMatch('1 spans for the gate were dropped: 413');
  });
});
