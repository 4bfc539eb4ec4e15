import type { SqlExecutor } from '../dialects/sql-connection.ts';
import { deleteChunks } from './delete-chunks.ts';
import type { DoomedTrace } from './doomed-trace.ts';
import { padList } from './pad-list.ts';

/** Everything that hangs on the local key of a trace, but its payload. */
const TABLES_BY_TRACE_KEY = [
  'spans',
  'trace_tags',
  'trace_metadata',
  'trace_reports',
  'assessments',
  'open_traces',
  'pending_roll_ups',
  'traces',
] as const;

/** Everything that names a trace by its public id. */
const TABLES_BY_TRACE_ID = ['log_chunks', 'trace_aliases', 'trace_runs', 'trace_prompts'] as const;

/** Deletes traces with all that belongs to them. At least one, a few hundred at most. Belongs in a transaction. */
export async function deleteTraces(trx: SqlExecutor, traces: readonly DoomedTrace[]): Promise<void> {
  const traceIds = padList(traces.map(({ traceId }) => traceId));
  const traceKeys = padList(traces.map(({ traceKey }) => traceKey));
  await deleteChunks(trx, { traceKeys: traces.map(({ traceKey }) => traceKey) });
  for (const table of TABLES_BY_TRACE_ID) await trx.deleteFrom(table).where('trace_id', 'in', traceIds).execute();
  for (const table of TABLES_BY_TRACE_KEY) await trx.deleteFrom(table).where('trace_key', 'in', traceKeys).execute();
}
