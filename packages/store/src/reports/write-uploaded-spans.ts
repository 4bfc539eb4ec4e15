import type { SqlExecutor } from '../dialects/sql-connection.ts';
import type { IngestStatements } from '../ingest/ingest-statements.ts';
import { groupTraceWrites } from '../ingest/trace-delivery.ts';
import { writeTraces } from '../ingest/write-traces.ts';
import type { ChangedTrace, TraceWrite } from '../ingest-store.ts';

export interface UploadDeps {
  readonly statements: IngestStatements;
  readonly fullRollUpSpans: number;
  readonly nowMs: () => number;
}

/** Writes spans that came as a file. While there are none by OTLP, the trace says that its spans are in that file. */
export async function writeUploadedSpans(
  trx: SqlExecutor,
  write: TraceWrite,
  { statements, fullRollUpSpans, nowMs }: UploadDeps,
): Promise<readonly ChangedTrace[]> {
  const before = await trx
    .selectFrom('traces')
    .select(['chunk_count', 'uploaded_chunk_count'])
    .where('trace_id', '=', write.traceId)
    .executeTakeFirst();
  const deliveries = groupTraceWrites([write]);
  const changed = await writeTraces(trx, { deliveries, statements, fullRollUpSpans, nowMs: nowMs() });
  if (before === undefined || Number(before.chunk_count) === Number(before.uploaded_chunk_count)) {
    await trx
      .updateTable('traces')
      .set((eb) => ({ uploaded_chunk_count: eb.ref('chunk_count').$castTo<number>() }))
      .where('trace_id', '=', write.traceId)
      .execute();
  }
  return changed;
}
