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

/** Sends spans to one destination: in batches, one at a time, with retries, in bounded memory. Nothing here throws. */
export class ExportQueue {
  readonly #deps: ExportQueueDeps;
  #waiting: FinishedSpan[] = [];
  #waitingBytes = 0;
  #sendingBytes = 0;
  #exportedSpans = 0;
  #droppedSpans = 0;
  #sendingSpans = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #isUrgent = false;
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
    this.#dropOverflow();
    this.#schedule();
  }

  /** Resolves when what is queued now is sent or given up, or the time for it is over. Never rejects. */
  async flush(timeoutMs: number = this.#deps.limits.flushTimeoutMs): Promise<void> {
    if (this.#waiting.length === 0 && this.#running === undefined) return;
    this.#isUrgent = true;
    await waitAtMost(this.#start(), timeoutMs);
    this.#isUrgent = false;
  }

  /** Flushes and takes nothing any more. Never rejects. */
  async shutdown(): Promise<void> {
    await this.flush();
    this.#isStopped = true;
    this.#wake?.();
    clearTimeout(this.#timer);
    this.#drop(this.#waiting.splice(0), 'the program ended before they could be sent');
    this.#waitingBytes = 0;
    // A batch between two attempts is given up at once, one on the wire gets a last moment.
    if (this.#running !== undefined) await waitAtMost(this.#running, LAST_MOMENT_MS);
    await settle(this.#deps.destination.shutdown?.());
  }

  #schedule(): void {
    const { limits } = this.#deps;
    const isFull = this.#waiting.length >= limits.maxBatchSpans || this.#waitingBytes >= limits.maxBatchBytes;
    if (isFull) void this.#start();
    else if (this.#timer === undefined && this.#running === undefined && this.#waiting.length > 0) {
      this.#timer = setTimeout(() => void this.#start(), limits.scheduleDelayMs);
      unref(this.#timer);
    }
  }

  async #start(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      this.#schedule();
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    const { limits } = this.#deps;
    do {
      const batch = this.#takeBatch();
      if (batch.length === 0) return;
      this.#sendingSpans = batch.length;
      this.#sendingBytes = batch.reduce((sum, { estimatedBytes }) => sum + estimatedBytes, 0);
      await this.#send(batch);
      this.#sendingSpans = 0;
      this.#sendingBytes = 0;
    } while (
      !this.#isStopped &&
      (this.#isUrgent || this.#waiting.length >= limits.maxBatchSpans || this.#waitingBytes >= limits.maxBatchBytes)
    );
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
    this.#waitingBytes -= bytes;
    return this.#waiting.splice(0, count);
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
      if (outcome.kind === 'dropped' || attempt >= limits.maxAttempts || this.#isStopped) {
        this.#drop(spans, outcome.reason);
        return;
      }
      reportDebug(`${destination.name}: ${outcome.reason}; trying again (${attempt} of ${limits.maxAttempts}).`);
      await this.#pause(this.#toBackoffMs(attempt, outcome.afterMs));
      // Overflow while this batch waits drops what is older first, and nothing is older than this batch.
      if (this.#waitingBytes + this.#sendingBytes > limits.maxQueueBytes) {
        this.#drop(spans, 'the queue is full');
        return;
      }
    }
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
      if (!this.#isUrgent) unref(timer);
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
    if (count === 0) return;
    this.#waitingBytes -= bytes;
    this.#drop(this.#waiting.splice(0, count), 'the queue is full');
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
    const name = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
    return { kind: 'retry', reason: `the export failed (${name})` };
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

async function settle(promise: Promise<void> | undefined): Promise<void> {
  try {
    await promise;
  } catch (error) {
    reportDebug(`A destination did not shut down (${error instanceof Error ? error.name : typeof error}).`);
  }
}

/** Waiting to send must not keep a program alive; where timers are numbers there is nothing to do. */
function unref(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as { unref(): void }).unref();
}
