import type { SqlConnection } from '../dialects/sql-connection.ts';
import { closeAbandonedTraces } from '../ingest/close-abandoned-traces.ts';
import { createIngestStatements } from '../ingest/ingest-statements.ts';
import { settleRollUps } from '../ingest/settle-roll-ups.ts';
import { groupTraceWrites } from '../ingest/trace-delivery.ts';
import { prepareLogWrites, writeLogs } from '../ingest/write-logs.ts';
import { writeSpanRefreshes } from '../ingest/write-span-refreshes.ts';
import { writeTraces } from '../ingest/write-traces.ts';
import { writeTraceAliases } from '../queries/write-trace-aliases.ts';
import type { ChangedTrace, IngestStore } from '../ingest-store.ts';

export interface IngestStoreDeps {
  readonly connection: SqlConnection;
  /** Spans up to which every write rolls its trace up in full. */
  readonly fullRollUpSpans: number;
  readonly nowMs: () => number;
}

/** The write side of a SQL database. */
export function createIngestStore({ connection, fullRollUpSpans, nowMs }: IngestStoreDeps): IngestStore {
  const statements = createIngestStatements(connection);
  return {
    async write(write) {
      const traces = groupTraceWrites(write.traces);
      const logs = prepareLogWrites(write.logs);
      const refreshes = write.refreshes ?? [];
      if (traces.length === 0 && logs.length === 0 && refreshes.length === 0) return [];
      return connection.transaction(async (trx) => {
        for (const { traceId, aliases } of write.traces) {
          if (aliases !== undefined) await writeTraceAliases(trx, { traceId, aliases });
        }
        const changed = await writeTraces(trx, { deliveries: traces, statements, fullRollUpSpans, nowMs: nowMs() });
        const refreshed = await writeSpanRefreshes(trx, { refreshes, statements, fullRollUpSpans });
        return mergeChanged(mergeChanged(changed, refreshed), await writeLogs(trx, { deliveries: logs, statements }));
      });
    },
    closeAbandoned: (sweep) => closeAbandonedTraces({ connection, statements }, sweep),
    settle: () => settleRollUps({ connection, statements }),
  };
}

function mergeChanged(first: readonly ChangedTrace[], second: readonly ChangedTrace[]): readonly ChangedTrace[] {
  const known = new Set(first.map((trace) => trace.traceId));
  return [...first, ...second.filter((trace) => !known.has(trace.traceId))];
}
