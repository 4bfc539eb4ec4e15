import type { SqlConnection } from '../dialects/sql-connection.ts';
import { DEFAULT_FULL_ROLL_UP_SPANS } from '../ingest/is-roll-up-due.ts';
import type { Store } from '../store.ts';
import { createExperimentStore } from './create-experiment-store.ts';
import { createIngestStore } from './create-ingest-store.ts';
import { createPriceStore } from './create-price-store.ts';
import { createReindexStore } from './create-reindex-store.ts';
import { createSessionStore } from './create-session-store.ts';
import { createTraceStore } from './create-trace-store.ts';

export interface SqlStoreDeps {
  readonly connection: SqlConnection;
  readonly schemaVersion: number;
  readonly nowMs: () => number;
  readonly fullRollUpSpans?: number | undefined;
}

/** The store of every SQL database; what differs is inside the connection. */
export function createSqlStore({ connection, schemaVersion, nowMs, fullRollUpSpans }: SqlStoreDeps): Store {
  return {
    experiments: createExperimentStore({ connection, nowMs }),
    ingest: createIngestStore({ connection, fullRollUpSpans: fullRollUpSpans ?? DEFAULT_FULL_ROLL_UP_SPANS, nowMs }),
    traces: createTraceStore(connection),
    sessions: createSessionStore(connection),
    prices: createPriceStore({ connection, nowMs }),
    reindexing: createReindexStore({ connection, nowMs }),
    async describe() {
      return { ...(await connection.describe()), schemaVersion };
    },
    close: () => connection.close(),
  };
}
