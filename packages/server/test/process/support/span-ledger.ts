import { createGanderClient } from '@gander/api/gander/client';
import { expect } from 'vitest';

import type { GanderProcess } from './gander-process.ts';

/** What was sent and what was acknowledged; the server must agree with it. */
export interface SpanLedger {
  sent(spans: readonly LedgerSpan[]): void;
  acknowledged(spans: readonly LedgerSpan[]): void;
  readonly acknowledgedSpanCount: number;
  traceIds(): readonly string[];
  /**
   * Reads the traces back: every acknowledged span is there, nothing that was never sent, no span twice, and the counts
   * of the summary agree with the spans.
   */
  expectKept(server: Pick<GanderProcess, 'baseUrl'>, traceIds?: readonly string[]): Promise<void>;
}

export interface LedgerSpan {
  readonly traceId: string;
  readonly spanId: string;
}

interface TraceEntry {
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
}

const SPANS_PER_PAGE = 20_000;
const READERS = 8;

export function createSpanLedger(): SpanLedger {
  const traces = new Map<string, TraceEntry>();
  const entryOf = (traceId: string): TraceEntry => {
    const entry = traces.get(traceId) ?? { sent: new Set<string>(), acknowledged: new Set<string>() };
    traces.set(traceId, entry);
    return entry;
  };
  return {
    sent(spans) {
      for (const { traceId, spanId } of spans) entryOf(traceId).sent.add(spanId);
    },
    acknowledged(spans) {
      for (const { traceId, spanId } of spans) entryOf(traceId).acknowledged.add(spanId);
    },
    get acknowledgedSpanCount() {
      return [...traces.values()].reduce((sum, entry) => sum + entry.acknowledged.size, 0);
    },
    traceIds: () => [...traces.keys()],
    async expectKept(server, traceIds = [...traces.keys()]) {
      const queue = traceIds.values();
      await Promise.all(
        Array.from({ length: READERS }, async () => {
          for (const traceId of queue) await expectTraceKept(server, traceId, entryOf(traceId));
        }),
      );
    },
  };
}

async function expectTraceKept(
  server: Pick<GanderProcess, 'baseUrl'>,
  traceId: string,
  entry: TraceEntry,
): Promise<void> {
  const kept = await readSpanIds(server, traceId);
  const keptOnce = new Set(kept);
  expect(
    [...entry.acknowledged].filter((spanId) => !keptOnce.has(spanId)),
    `acknowledged spans of trace ${traceId} that are gone`,
  ).toEqual([]);
  expect(
    kept.filter((spanId) => !entry.sent.has(spanId)),
    `spans of trace ${traceId} that nobody sent`,
  ).toEqual([]);
  expect(kept.length, `spans of trace ${traceId}, each once`).toBe(keptOnce.size);
}

/** Also checks the span count of the summary: it is a counter of its own, and could drift. */
async function readSpanIds(server: Pick<GanderProcess, 'baseUrl'>, traceId: string): Promise<readonly string[]> {
  const client = createGanderClient({ baseUrl: server.baseUrl });
  const spans = await client
    .listSpans({ params: { traceId }, query: { limit: SPANS_PER_PAGE } })
    .catch((error: unknown) => {
      if (isNotFound(error)) return { items: [] };
      throw error;
    });
  if (spans.items.length > 0) {
    const summary = await client.getTrace({ params: { traceId } });
    expect(summary.spanCount, `span count in the summary of trace ${traceId}`).toBe(spans.items.length);
  }
  return spans.items.map((span) => span.spanId);
}

const isNotFound = (error: unknown): boolean => error instanceof Error && 'status' in error && error.status === 404;
