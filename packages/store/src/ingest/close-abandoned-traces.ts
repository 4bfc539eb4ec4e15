import type { TraceId } from '@gander/core/ids';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { AbandonSweep, ChangedTrace } from '../ingest-store.ts';
import { deleteOpenTraces } from '../queries/delete-open-traces.ts';
import { hasSilentTrace } from '../queries/has-silent-trace.ts';
import { listSilentTraces } from '../queries/list-silent-traces.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import { readTraceSpans } from '../queries/read-trace-spans.ts';
import type { IngestStatements } from './ingest-statements.ts';
import { sortSpans } from './sort-spans.ts';

export interface CloseDeps {
  readonly connection: SqlConnection;
  readonly statements: IngestStatements;
}

/** Each in a transaction of its own, so that writes get in between. */
export async function closeAbandonedTraces(
  { connection, statements }: CloseDeps,
  sweep: AbandonSweep,
): Promise<readonly ChangedTrace[]> {
  const closed: ChangedTrace[] = [];
  const silent = await connection.read((db) => listSilentTraces(db, sweep));
  for (const traceId of silent) {
    const changed = await connection.transaction((trx) => closeTrace(trx, { traceId, sweep, statements }));
    if (changed !== undefined) closed.push(changed);
  }
  return closed;
}

interface SilentTrace {
  readonly traceId: TraceId;
  readonly sweep: AbandonSweep;
  readonly statements: IngestStatements;
}

async function closeTrace(
  trx: SqlExecutor,
  { traceId, sweep, statements }: SilentTrace,
): Promise<ChangedTrace | undefined> {
  const [head] = await readTraceHeads(trx, [traceId]);
  // Spans may have come since the list was made.
  if (
    head === undefined ||
    !(await hasSilentTrace(trx, { traceKey: head.traceKey, silentSinceMs: sweep.silentSinceMs }))
  )
    return undefined;
  const { traceKey, experimentId } = head;
  const spans = sortSpans(await readTraceSpans(trx, traceKey));
  const { state } = rollUpTrace(spans, { isAbandoned: true });
  await statements.writeTraceColumns(trx, { traceKey, columns: { state, is_abandoned: 1 } });
  await deleteOpenTraces(trx, [traceKey]);
  return { traceId, experimentId };
}
