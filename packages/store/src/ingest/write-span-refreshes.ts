import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import { inferFromFamilies } from '@gander/core/trace/infer-from-families';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';
import { USAGE_KEYS } from '@gander/core/usage';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { ChangedTrace, SpanRefresh } from '../ingest-store.ts';
import { readSpansById } from '../queries/read-spans-by-id.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import { readTraceSpans } from '../queries/read-trace-spans.ts';
import { writePendingRollUp } from '../queries/write-pending-roll-up.ts';
import { writeSpanFields } from '../queries/write-span-fields.ts';
import { mergeStoredReport } from '../reports/merge-stored-report.ts';
import { toPreviewColumns, toRollUpColumns } from '../rows/trace-columns.ts';
import type { TraceHead } from '../rows/trace-head.ts';
import type { IngestStatements } from './ingest-statements.ts';
import { mergePreviews } from './merge-previews.ts';
import { sortSpans } from './sort-spans.ts';
import { toStorableSpan } from './to-storable-span.ts';

export interface RefreshRequest {
  readonly refreshes: readonly SpanRefresh[];
  readonly statements: IngestStatements;
  /** Spans up to which a refresh rolls its trace up at once. */
  readonly fullRollUpSpans: number;
}

/** Rewrites the index rows of spans of which more is known now, and what their traces show because of it. */
export async function writeSpanRefreshes(
  trx: SqlExecutor,
  { refreshes, statements, fullRollUpSpans }: RefreshRequest,
): Promise<readonly ChangedTrace[]> {
  const changed: ChangedTrace[] = [];
  for (const refresh of refreshes) {
    const [head] = await readTraceHeads(trx, [refresh.traceId]);
    if (head === undefined) continue;
    await refreshTrace(trx, { head, refresh, statements, fullRollUpSpans });
    changed.push({ traceId: head.traceId, experimentId: head.experimentId });
  }
  return changed;
}

interface TraceRefresh {
  readonly head: TraceHead;
  readonly refresh: SpanRefresh;
  readonly statements: IngestStatements;
  readonly fullRollUpSpans: number;
}

async function refreshTrace(trx: SqlExecutor, request: TraceRefresh): Promise<void> {
  const { head, refresh, fullRollUpSpans } = request;
  const { traceKey } = head;
  const isHuge = head.spanCount > fullRollUpSpans;
  const spans = await readKnownSpans(trx, request, isHuge);
  const refreshed = refreshSpans(spans, refresh.spans);
  for (const [spanId, span] of refreshed) {
    const stored = spans.get(spanId);
    spans.set(spanId, span);
    if (stored !== undefined && !isSameIndex(stored, span)) await writeSpanFields(trx, { traceKey, span });
  }
  const rollUp = isHuge ? undefined : rollUpTrace(sortSpans(spans.values()), { isAbandoned: head.isAbandoned });
  const previews = mergePreviews({
    stored: head.previews,
    candidates: new Map(
      refresh.previews.filter(({ spanId }) => refreshed.has(spanId)).map((preview) => [preview.spanId, preview]),
    ),
    incoming: refreshed,
    rootSpanId: rollUp?.rootSpanId ?? head.rootSpanId,
    findSpan: (spanId) => spans.get(spanId),
  });
  if (rollUp === undefined) await writePendingRollUp(trx, traceKey);
  const planned = { ...(rollUp && toRollUpColumns(rollUp)), ...toPreviewColumns(previews) };
  const columns = await mergeStoredReport(trx, head, planned);
  await request.statements.writeTraceColumns(trx, { traceKey, columns });
}

/** Of the spans that are stored, what is known of them now, by themselves and by the spans below them. */
function refreshSpans(
  stored: ReadonlyMap<SpanId, SpanRecord>,
  incoming: readonly SpanRecord[],
): ReadonlyMap<SpanId, SpanRecord> {
  const known = incoming.filter(({ spanId }) => stored.has(spanId)).map((span) => toStorableSpan(span));
  const refreshed = toMap(known);
  const completed = inferFromFamilies(new Map([...stored, ...refreshed]));
  for (const [spanId, span] of completed) if (refreshed.has(spanId)) refreshed.set(spanId, span);
  return refreshed;
}

async function readKnownSpans(
  trx: SqlExecutor,
  { head, refresh }: TraceRefresh,
  isHuge: boolean,
): Promise<Map<SpanId, SpanRecord>> {
  if (!isHuge) return toMap(await readTraceSpans(trx, head.traceKey));
  const { input, output } = head.previews;
  const named = [input.shown, input.fallback, output.shown, output.fallback].flatMap(
    (preview) => preview?.spanId ?? [],
  );
  const root = head.rootSpanId === null ? [] : [head.rootSpanId];
  const spanIds = [...new Set([...named, ...root, ...refresh.spans.map(({ spanId }) => spanId)])];
  return toMap(await readSpansById(trx, { traceKey: head.traceKey, spanIds }));
}

function toMap(spans: readonly SpanRecord[]): Map<SpanId, SpanRecord> {
  return new Map(spans.map((span) => [span.spanId, span]));
}

function isSameIndex(left: SpanRecord, right: SpanRecord): boolean {
  return (
    left.type === right.type &&
    left.status === right.status &&
    left.model === right.model &&
    left.provider === right.provider &&
    left.toolName === right.toolName &&
    left.costUsd === right.costUsd &&
    left.responseId === right.responseId &&
    left.sessionId === right.sessionId &&
    left.userId === right.userId &&
    USAGE_KEYS.every((key) => left.usage[key] === right.usage[key])
  );
}
