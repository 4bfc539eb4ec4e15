import type { SessionTotalsBody } from '@gander/api/gander/session-schemas';

import type { GroupTotals } from './group-totals.ts';

/** The totals of a whole session, where the server has told them; who took part is known of the loaded traces alone. */
export function toWholeTotals(loaded: GroupTotals, whole: SessionTotalsBody | null | undefined): GroupTotals {
  // More are loaded: some came after the answer.
  if (whole === null || whole === undefined || whole.traceCount < loaded.traceCount) return loaded;
  return {
    traceCount: whole.traceCount,
    failedCount: whole.failedTraceCount,
    openCount: whole.openTraceCount,
    spanCount: whole.spanCount,
    errorCount: whole.errorCount,
    durationMs: whole.durationMs,
    usage: whole.usage,
    costUsd: whole.costUsd,
    lastStartUnixNano: whole.lastTraceUnixNano,
    userIds: loaded.userIds,
    firstInputPreview: whole.firstInputPreview,
    lastOutputPreview: whole.lastOutputPreview,
  };
}
