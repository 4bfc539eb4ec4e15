import type { SqlConnection } from '../dialects/sql-connection.ts';
import { createIngestStatements } from '../ingest/ingest-statements.ts';
import { settleRollUps } from '../ingest/settle-roll-ups.ts';
import { groupTraceWrites } from '../ingest/trace-delivery.ts';
import { prepareLogWrites, writeLogs } from '../ingest/write-logs.ts';
import { writeTraces } from '../ingest/write-traces.ts';
import type { ChangedTrace, IngestStore } from '../ingest-store.ts';

export interface IngestStoreDeps {
  readonly connection: SqlConnection;
  /** Spans up to which every write rolls its trace up in full. */
  readonly fullRollUpSpans: number;
}

/** The write side of a SQL database. */
export function createIngestStore({ connection, fullRollUpSpans }: IngestStoreDeps): IngestStore {
  const statements = createIngestStatements(connection);
  return {
    async write(write) {
      const traces = groupTraceWrites(write.traces);
      const logs = prepareLogWrites(write.logs);
      if (traces.length === 0 && logs.length === 0) return [];
      return connection.transaction(async (trx) => {
        const changed = await writeTraces(trx, { deliveries: traces, statements, fullRollUpSpans });
        return mergeChanged(changed, await writeLogs(trx, { deliveries: logs, statements }));
      });
    },
    settle: () => settleRollUps({ connection, statements }),
  };
}

function mergeChanged(first: readonly ChangedTrace[], second: readonly ChangedTrace[]): readonly ChangedTrace[] {
  const known = new Set(first.map((trace) => trace.traceId));
  return [...first, ...second.filter((trace) => !known.has(trace.traceId))];
}
