import type { ExportOutcome } from '../export/destination.ts';
import type { FinishedSpan } from '../processor/finished-span.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * For receivers that keep a trace as one file: spans that come before the end of their root wait here for it. Bounded;
 * beyond, the traces that have waited longest are given up.
 */
export class TraceCollector {
  readonly #traces = new Map<string, Map<string, FinishedSpan>>();
  #bytes = 0;
  readonly #maxBytes: number;

  constructor(maxBytes: number = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** Of the spans that wait. */
  get heldBytes(): number {
    return this.#bytes;
  }

  /** Exports each trace whose root has ended; the others stay. A batch may come twice. */
  async exportWhole(
    batch: readonly FinishedSpan[],
    exportTrace: (root: FinishedSpan, spans: readonly FinishedSpan[]) => Promise<ExportOutcome>,
  ): Promise<ExportOutcome> {
    this.#keep(batch);
    let outcome: ExportOutcome = { kind: 'done' };
    for (const root of listTraceRoots(batch)) {
      const spans = this.#traces.get(root.traceId);
      if (spans === undefined || root.isOpen) continue;
      const ended = await exportTrace(root, [...spans.values()]);
      if (ended.kind !== 'retry') this.#forget(root.traceId);
      outcome = joinOutcomes(outcome, ended);
    }
    return outcome;
  }

  #keep(batch: readonly FinishedSpan[]): void {
    for (const span of batch) {
      if (span.isOpen) continue;
      let spans = this.#traces.get(span.traceId);
      if (spans === undefined) this.#traces.set(span.traceId, (spans = new Map<string, FinishedSpan>()));
      this.#bytes += span.estimatedBytes - (spans.get(span.spanId)?.estimatedBytes ?? 0);
      spans.set(span.spanId, span);
    }
    const current = new Set(batch.map(({ traceId }) => traceId));
    for (const traceId of this.#traces.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      if (!current.has(traceId)) this.#forget(traceId);
    }
    // One trace that goes on and on: its latest spans are what its end will be told with.
    for (const spans of this.#traces.values()) this.#forgetOldestSpans(spans);
  }

  #forgetOldestSpans(spans: Map<string, FinishedSpan>): void {
    for (const [spanId, { estimatedBytes }] of spans) {
      if (this.#bytes <= this.#maxBytes || spans.size === 1) return;
      spans.delete(spanId);
      this.#bytes -= estimatedBytes;
    }
  }

  #forget(traceId: string): void {
    for (const { estimatedBytes } of this.#traces.get(traceId)?.values() ?? []) this.#bytes -= estimatedBytes;
    this.#traces.delete(traceId);
  }
}

/** The first spans of traces that begin in this process; what a caller began, the caller tells. */
export function listTraceRoots(batch: readonly FinishedSpan[]): FinishedSpan[] {
  const byTrace = new Map<string, FinishedSpan>();
  for (const span of batch) {
    if (!span.isLocalRoot || span.parentSpanContext !== undefined) continue;
    // An open root and its end may meet in one batch: the end is what counts.
    if (!span.isOpen || !byTrace.has(span.traceId)) byTrace.set(span.traceId, span);
  }
  return [...byTrace.values()];
}

/** The worst of two: what must be tried again is tried again as a whole, which servers take without doubling anything. */
export function joinOutcomes(first: ExportOutcome, second: ExportOutcome): ExportOutcome {
  if (first.kind === 'retry' || second.kind === 'done') return first;
  return second;
}
