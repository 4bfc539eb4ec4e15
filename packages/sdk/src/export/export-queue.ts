import { report, reportDebug, reportOnce } from '../diagnostics/report.ts';
import type { FinishedSpan } from '../processor/finished-span.ts';
import type { Destination, ExportOutcome } from './destination.ts';

/** Bounds and pace of a queue. */
export interface ExportQueueLimits {
  readonly maxBatchSpans: number;
  readonly maxBatchBytes: number;
  /** How long spans wait for company. */
  readonly scheduleDelayMs: number;
  /** Memory for spans that wait; beyond it the oldest are dropped and counted. */
  readonly maxQueueBytes: number;
  readonly maxQueueSpans: number;
  /** Attempts per batch. */
  readonly maxAttempts: number;
  readonly firstBackoffMs: number;
  readonly maxBackoffMs: number;
  /** The longest a flush waits. */
  readonly flushTimeoutMs: number;
}

export const DEFAULT_QUEUE_LIMITS: ExportQueueLimits = {
  maxBatchSpans: 512,
  maxBatchBytes: 4 * 1024 * 1024,
  scheduleDelayMs: 1000,
  maxQueueBytes: 64 * 1024 * 1024,
  maxQueueSpans: 50_000,
  maxAttempts: 5,
  firstBackoffMs: 500,
  maxBackoffMs: 30_000,
  flushTimeoutMs: 30_000,
};

const LAST_MOMENT_MS = 1000;

/** What a queue has done so far. */
export interface ExportQueueStats {
  readonly exportedSpans: number;
  readonly droppedSpans: number;
  readonly queuedSpans: number;
  readonly queuedBytes: number;
}

export interface ExportQueueDeps {
  readonly destination: Destination;
  readonly limits: ExportQueueLimits;
  readonly random: () => number;
}

/** Somebody who waits until what was queued when they asked has been sent or given up. */
interface PendingFlush {
  /** Of all spans ever taken in, the last one that is waited for. */
  readonly upTo: number;
  readonly resolve: () => void;
}

/** Sends spans to one destination: in batches, one at a time, with retries, in bounded memory. Nothing here throws. */
export class ExportQueue {
  readonly #deps: ExportQueueDeps;
  #waiting: FinishedSpan[] = [];
  #waitingBytes = 0;
  #sendingBytes = 0;
  #exportedSpans = 0;
  #droppedSpans = 0;
  #sendingSpans = 0;
  /** Spans ever taken in, and how many of them no longer wait; they leave in the order in which they came. */
  #takenIn = 0;
  #takenOut = 0;
  readonly #flushes = new Set<PendingFlush>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;
  #isStopped = false;
  #wake: (() => void) | undefined;

  constructor(deps: ExportQueueDeps) {
    this.#deps = deps;
  }

  get stats(): ExportQueueStats {
    return {
      exportedSpans: this.#exportedSpans,
      droppedSpans: this.#droppedSpans,
      queuedSpans: this.#waiting.length + this.#sendingSpans,
      queuedBytes: this.#waitingBytes + this.#sendingBytes,
    };
  }

  /** Takes spans, or counts them as dropped. */
  add(spans: readonly FinishedSpan[]): void {
    if (this.#isStopped) {
      this.#droppedSpans += spans.length;
      return;
    }
    for (const span of spans) {
      this.#waiting.push(span);
      this.#waitingBytes += span.estimatedBytes;
    }
    this.#takenIn += spans.length;
    this.#dropOverflow();
    this.#schedule();
  }

  /** Resolves when what is queued now is sent or given up, or the time for it is over, which is said. Never rejects. */
  async flush(timeoutMs: number = this.#deps.limits.flushTimeoutMs): Promise<void> {
    const { destination } = this.#deps;
    const upTo = this.#takenIn;
    const isInTime = await this.#waitUntilOut(upTo, timeoutMs);
    if (isInTime) return;
    const count = upTo - this.#takenOut + this.#sendingSpans;
    reportOnce(
      `flush ${destination.name}`,
      `A flush ended after ${Math.round(timeoutMs)} ms with ${count} spans for ${destination.name} unsent; they are still tried. A larger limits.flushTimeoutMs waits longer.`,
    );
  }

  /** Flushes and takes nothing any more. Never rejects. */
  async shutdown(): Promise<void> {
    const { destination, limits } = this.#deps;
    await this.flush();
    this.#isStopped = true;
    this.#wake?.();
    clearTimeout(this.#timer);
    this.#drop(this.#takeOut(this.#waiting.length), 'the program ended before they could be sent');
    // A batch between two attempts is given up at once, one on the wire gets a last moment.
    await this.#waitUntilOut(this.#takenIn, LAST_MOMENT_MS);
    await waitAtMost(settle(destination), limits.flushTimeoutMs);
  }

  #schedule(): void {
    if (this.#isRunning || this.#waiting.length === 0) return;
    if (this.#isDue()) void this.#run();
    else if (this.#timer === undefined) {
      this.#timer = setTimeout(() => void this.#run(), this.#deps.limits.scheduleDelayMs);
      unref(this.#timer);
    }
  }

  /** Whether there is a reason to send before the time is up. */
  #isDue(): boolean {
    const { maxBatchSpans, maxBatchBytes } = this.#deps.limits;
    return this.#flushes.size > 0 || this.#waiting.length >= maxBatchSpans || this.#waitingBytes >= maxBatchBytes;
  }

  /** Resolves to whether the spans have left the queue in time. */
  async #waitUntilOut(upTo: number, timeoutMs: number): Promise<boolean> {
    if (!this.#isRunning && this.#waiting.length === 0) return true;
    return new Promise((resolve) => {
      const end = (isInTime: boolean): void => {
        clearTimeout(timer);
        this.#flushes.delete(flush);
        resolve(isInTime);
      };
      const flush: PendingFlush = { upTo, resolve: () => end(true) };
      // Holds the process, unlike all other timers here: somebody waits.
      const timer = setTimeout(() => end(false), timeoutMs);
      this.#flushes.add(flush);
      this.#schedule();
    });
  }

  /**
   * Sends until nothing is due. That it is over is decided and noted in one go: a flush either finds it running, and is
   * asked about before it ends, or starts the next.
   */
  async #run(): Promise<void> {
    if (this.#isRunning) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isRunning = true;
    do {
      const batch = this.#takeBatch();
      this.#sendingSpans = batch.length;
      this.#sendingBytes = batch.reduce((sum, { estimatedBytes }) => sum + estimatedBytes, 0);
      if (batch.length > 0) await this.#send(batch);
      this.#sendingSpans = 0;
      this.#sendingBytes = 0;
      for (const flush of this.#flushes) if (flush.upTo <= this.#takenOut) flush.resolve();
    } while (!this.#isStopped && this.#waiting.length > 0 && this.#isDue());
    this.#isRunning = false;
    this.#schedule();
  }

  #takeBatch(): FinishedSpan[] {
    const { maxBatchSpans, maxBatchBytes } = this.#deps.limits;
    let count = 0;
    let bytes = 0;
    for (const { estimatedBytes } of this.#waiting) {
      if (count >= maxBatchSpans || (count > 0 && bytes + estimatedBytes > maxBatchBytes)) break;
      count += 1;
      bytes += estimatedBytes;
    }
    return this.#takeOut(this.#toTraceBorder(count));
  }

  /** Traces that fit into a batch are not cut: some receivers are told sums of what is in it. */
  #toTraceBorder(count: number): number {
    const traceId = this.#waiting[count]?.traceId;
    let first = count;
    while (first > 0 && this.#waiting[first - 1]?.traceId === traceId) first -= 1;
    if (first > 0) return first;
    for (const span of this.#waiting) {
      if (span.traceId !== traceId) break;
      span.isSplit = true;
    }
    return count;
  }

  /** Takes the oldest. */
  #takeOut(count: number): FinishedSpan[] {
    const spans = this.#waiting.splice(0, count);
    for (const { estimatedBytes } of spans) this.#waitingBytes -= estimatedBytes;
    this.#takenOut += spans.length;
    return spans;
  }

  async #send(spans: FinishedSpan[]): Promise<void> {
    const { destination, limits } = this.#deps;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptExport(destination, spans);
      if (outcome.kind === 'done') {
        this.#exportedSpans += spans.length;
        if (outcome.warning !== undefined) reportOnce(`${destination.name} ${outcome.warning}`, outcome.warning);
        return;
      }
      if (outcome.kind === 'too-large' && spans.length > 1) {
        await this.#sendInHalves(spans);
        return;
      }
      if (outcome.kind !== 'retry' || attempt >= limits.maxAttempts || this.#isStopped) {
        this.#drop(spans, outcome.reason);
        return;
      }
      reportDebug(`${destination.name}: ${outcome.reason}; trying again (${attempt} of ${limits.maxAttempts}).`);
      await this.#pause(this.#toBackoffMs(attempt, outcome.afterMs));
    }
  }

  /** Down to single spans, should the receiver insist: one that is too large alone does not take others with it. */
  async #sendInHalves(spans: FinishedSpan[]): Promise<void> {
    const middle = spans.length >> 1;
    const cutTraceId = spans[middle]?.traceId;
    if (spans[middle - 1]?.traceId === cutTraceId) {
      for (const span of spans) if (span.traceId === cutTraceId) span.isSplit = true;
    }
    await this.#send(spans.slice(0, middle));
    await this.#send(spans.slice(middle));
  }

  #toBackoffMs(attempt: number, askedMs: number | undefined): number {
    const { firstBackoffMs, maxBackoffMs } = this.#deps.limits;
    if (askedMs !== undefined) return Math.min(askedMs, maxBackoffMs);
    return Math.min(firstBackoffMs * 2 ** (attempt - 1), maxBackoffMs) * (0.5 + this.#deps.random() / 2);
  }

  /** A pause that shutdown cuts short, and that does not keep the process alive unless somebody waits for a flush. */
  async #pause(durationMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, durationMs);
      if (this.#flushes.size === 0) unref(timer);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  #dropOverflow(): void {
    const { maxQueueBytes, maxQueueSpans } = this.#deps.limits;
    let count = 0;
    let bytes = 0;
    while (
      count < this.#waiting.length &&
      (this.#waiting.length - count > maxQueueSpans || this.#waitingBytes - bytes + this.#sendingBytes > maxQueueBytes)
    ) {
      bytes += this.#waiting[count]?.estimatedBytes ?? 0;
      count += 1;
    }
    this.#drop(this.#takeOut(count), 'the queue is full');
  }

  #drop(items: readonly FinishedSpan[], reason: string): void {
    if (items.length === 0) return;
    const isFirst = this.#droppedSpans === 0;
    this.#droppedSpans += items.length;
    const sentence = `${items.length} spans for ${this.#deps.destination.name} were dropped: ${reason}.`;
    if (isFirst) report(`${sentence} Later drops are counted and not reported.`);
    else reportDebug(sentence);
  }
}

async function attemptExport(destination: Destination, spans: readonly FinishedSpan[]): Promise<ExportOutcome> {
  try {
    return await destination.export(spans);
  } catch (error) {
    return { kind: 'retry', reason: error instanceof Error ? error.message : `it threw ${typeof error}` };
  }
}

async function waitAtMost(promise: Promise<void>, durationMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, durationMs);
  });
  await Promise.race([promise, timeout]);
  clearTimeout(timer);
}

async function settle(destination: Destination): Promise<void> {
  try {
    await destination.shutdown?.();
  } catch (error) {
    reportDebug(`A destination did not shut down (${error instanceof Error ? error.name : typeof error}).`);
  }
}

/** Waiting to send must not keep a program alive; where timers are numbers there is nothing to do. */
function unref(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as { unref(): void }).unref();
}
