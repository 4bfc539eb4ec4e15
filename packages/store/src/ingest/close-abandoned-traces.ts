import type { TraceId } from '@gander/core/ids';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';

import type { SqlConnection, SqlExecutor } from '../dialects/sql-connection.ts';
import type { AbandonSweep, ChangedTrace } from '../ingest-store.ts';
import { deleteOpenTraces } from '../queries/delete-open-traces.ts';
import { hasSilentTrace } from '../queries/has-silent-trace.ts';
import { listSilentTraces } from '../queries/list-silent-traces.ts';
import { readTraceHeads } from '../queries/read-trace-heads.ts';
import { readTraceSpans } from '../queries/read-trace-spans.ts';
import { writeTraceColumns } from '../queries/write-trace-columns.ts';
import { sortSpans } from './sort-spans.ts';

/** Each in a transaction of its own, so that writes get in between. */
export async function closeAbandonedTraces(
  connection: SqlConnection,
  sweep: AbandonSweep,
): Promise<readonly ChangedTrace[]> {
  const closed: ChangedTrace[] = [];
  const silent = await connection.read((db) => listSilentTraces(db, sweep));
  for (const traceId of silent) {
    const changed = await connection.transaction((trx) => closeTrace(trx, traceId, sweep));
    if (changed !== undefined) closed.push(changed);
  }
  return closed;
}

async function closeTrace(
  trx: SqlExecutor,
  traceId: TraceId,
  { silentSinceMs }: AbandonSweep,
): Promise<ChangedTrace | undefined> {
  const [head] = await readTraceHeads(trx, [traceId]);
  // Spans may have come since the list was made.
  if (head === undefined || !(await hasSilentTrace(trx, { traceKey: head.traceKey, silentSinceMs }))) return undefined;
  const { traceKey, experimentId } = head;
  const spans = sortSpans(await readTraceSpans(trx, traceKey));
  const { state } = rollUpTrace(spans, { isAbandoned: true });
  await writeTraceColumns(trx, { traceKey, columns: { state, is_abandoned: 1 } });
  await deleteOpenTraces(trx, [traceKey]);
  return { traceId, experimentId };
}
