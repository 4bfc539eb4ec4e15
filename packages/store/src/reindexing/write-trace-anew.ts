import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';

import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { planNewTrace } from '../ingest/plan-new-trace.ts';
import { type GetSpanInsert, SpanBatch } from '../ingest/span-batch.ts';
import { toStorableSpan } from '../ingest/to-storable-span.ts';
import type { DeliveryPart } from '../ingest/trace-delivery.ts';
import { writeLabels } from '../labels/write-labels.ts';
import { deleteSpanEntries } from '../queries/delete-span-entries.ts';
import { deletePendingRollUp } from '../queries/delete-pending-roll-up.ts';
import { deleteTraceSpans } from '../queries/delete-trace-spans.ts';
import type { ReindexTrace } from '../queries/list-reindex-traces.ts';
import { readLogChunks } from '../queries/read-log-chunks.ts';
import { readTraceChunks, type StoredChunk } from '../queries/read-trace-chunks.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import type { WriteTraceColumns } from '../queries/write-trace-columns.ts';
import { mergeStoredReport } from '../reports/merge-stored-report.ts';
import type { ReindexBatch, Retranslation } from '../reindex-store.ts';

export interface TraceRewrite {
  readonly trace: ReindexTrace;
  readonly translate: ReindexBatch['translate'];
  readonly getSpanInsert: GetSpanInsert;
  readonly writeTraceColumns: WriteTraceColumns;
}

/** Makes all rows of a trace anew, as if its payloads had arrived now, in the order in which they came. */
export async function writeTraceAnew(
  trx: SqlExecutor,
  { trace, translate, getSpanInsert, writeTraceColumns }: TraceRewrite,
): Promise<void> {
  const { traceKey, traceId, experimentId } = trace;
  const chunks = await readTraceChunks(trx, { traceKey });
  const [head] = await readTraceHeads(trx, [traceId]);
  if (chunks.length === 0 || head === undefined) return;
  const logChunks = await readLogChunks(trx, traceId);
  const translated = await translate({ traceId, experimentId, chunks, logChunks });
  if (translated === undefined) return;
  const parts = chunks.map((stored, index) => toPart(stored, translated[index]));
  const plan = planNewTrace({ traceId, experimentId, parts }, { isAbandoned: head.isAbandoned });
  const batch = new SpanBatch();
  for (const { chunkNo, spans } of plan.chunks) batch.add({ traceKey, chunkNo }, spans);
  await deleteTraceSpans(trx, traceKey);
  await batch.insert(trx, getSpanInsert);
  await writeTraceColumns(trx, { traceKey, columns: await mergeStoredReport(trx, head, plan.columns) });
  await deletePendingRollUp(trx, traceKey);
  await deleteSpanEntries(trx, traceKey);
  await writeLabels(trx, [{ plan: { ...plan, traceKey }, traceKey }]);
}

function toPart({ chunk, bytes }: StoredChunk, translated: Retranslation | undefined): DeliveryPart {
  if (translated === undefined) throw new Error('A stored chunk was not translated');
  return {
    spans: toMap(translated.spans),
    previews: translated.previews,
    labels: translated.labels ?? [],
    rawChunk: bytes,
    chunk,
  };
}

function toMap(spans: readonly SpanRecord[]): ReadonlyMap<SpanId, SpanRecord> {
  return new Map(spans.map((span) => [span.spanId, toStorableSpan(span)]));
}
