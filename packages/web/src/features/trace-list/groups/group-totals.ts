import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

type Usage = TraceSummaryBody['usage'];

/** What some traces add up to. */
export interface GroupTotals {
  readonly traceCount: number;
  readonly failedCount: number;
  readonly openCount: number;
  readonly spanCount: number;
  readonly errorCount: number;
  /** Sum of the times that the traces took; between them a person thinks. */
  readonly durationMs: number;
  readonly usage: Usage;
  readonly costUsd: number | null;
  readonly lastStartUnixNano: bigint;
  readonly userIds: readonly string[];
  /** Of the first trace that shows one. */
  readonly firstInputPreview: string | null;
  /** Of the last trace that shows one. */
  readonly lastOutputPreview: string | null;
}

/** In whatever order the traces come; at least one. */
export function toGroupTotals(traces: readonly TraceSummaryBody[]): GroupTotals {
  const byStart = traces.toSorted((left, right) => (left.startUnixNano < right.startUnixNano ? -1 : 1));
  const usage: Record<string, number> = {};
  for (const trace of traces) {
    for (const [key, count] of Object.entries(trace.usage)) usage[key] = (usage[key] ?? 0) + (count ?? 0);
  }
  const costs = traces.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  return {
    traceCount: traces.length,
    failedCount: traces.filter(({ state }) => state === 'ERROR').length,
    openCount: traces.filter(({ state }) => state === 'IN_PROGRESS').length,
    spanCount: sum(traces.map(({ spanCount }) => spanCount)),
    errorCount: sum(traces.map(({ errorCount }) => errorCount)),
    durationMs: sum(
      traces.map(({ startUnixNano, endUnixNano }) =>
        endUnixNano === null ? 0 : Number(endUnixNano - startUnixNano) / 1e6,
      ),
    ),
    usage,
    costUsd: costs.length === 0 ? null : sum(costs),
    lastStartUnixNano: byStart.at(-1)?.startUnixNano ?? 0n,
    userIds: [...new Set(traces.flatMap(({ userId }) => (userId === null ? [] : [userId])))],
    firstInputPreview: byStart.find(({ inputPreview }) => inputPreview !== null)?.inputPreview ?? null,
    lastOutputPreview: byStart.findLast(({ outputPreview }) => outputPreview !== null)?.outputPreview ?? null,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
