import type { TraceId } from '@gander/core/ids';
import { inferFromFamilies } from '@gander/core/trace/infer-from-families';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { ChangedTrace } from '../ingest-store.ts';
import { deletePendingRollUp } from '../queries/delete-pending-roll-up.ts';
import { listPendingRollUps } from '../queries/list-pending-roll-ups.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import { readTraceSpans } from '../queries/read-trace-spans.ts';
import { writeSpanFields } from '../queries/write-span-fields.ts';
import { mergeStoredReport } from '../reports/merge-stored-report.ts';
import { toPreviewColumns, toRollUpColumns } from '../rows/trace-columns.ts';
import type { IngestStatements } from './ingest-statements.ts';
import { mergePreviews } from './merge-previews.ts';
import { sortSpans } from './sort-spans.ts';

export interface SettleDeps {
  readonly connection: SqlConnection;
  readonly statements: IngestStatements;
}

/** Rolls up the traces that were put off, each in a transaction of its own so that writes get in between. */
export async function settleRollUps({ connection, statements }: SettleDeps): Promise<readonly ChangedTrace[]> {
  const settled: ChangedTrace[] = [];
  const pending = await connection.read(listPendingRollUps);
  for (const traceId of pending) {
    const changed = await connection.transaction((trx) => settleTrace(trx, { traceId, statements }));
    if (changed !== undefined) settled.push(changed);
  }
  return settled;
}

interface PendingTrace {
  readonly traceId: TraceId;
  readonly statements: IngestStatements;
}

async function settleTrace(trx: SqlExecutor, { traceId, statements }: PendingTrace): Promise<ChangedTrace | undefined> {
  const [head] = await readTraceHeads(trx, [traceId]);
  if (head === undefined) return undefined;
  const { traceKey, experimentId } = head;
  const spansById = new Map((await readTraceSpans(trx, traceKey)).map((span) => [span.spanId, span]));
  for (const [spanId, span] of inferFromFamilies(spansById)) {
    spansById.set(spanId, span);
    await writeSpanFields(trx, { traceKey, span });
  }
  const spans = sortSpans(spansById.values());
  const rollUp = rollUpTrace(spans, { isAbandoned: head.isAbandoned });
  const previews = mergePreviews({
    stored: head.previews,
    candidates: new Map(),
    incoming: new Map(),
    rootSpanId: rollUp.rootSpanId,
    findSpan: (spanId) => spansById.get(spanId),
  });
  await statements.writeTraceColumns(trx, {
    traceKey,
    columns: await mergeStoredReport(trx, head, { ...toRollUpColumns(rollUp), ...toPreviewColumns(previews) }),
  });
  await deletePendingRollUp(trx, traceKey);
  return { traceId, experimentId };
}
