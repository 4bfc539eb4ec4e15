import type { SqlConnection } from '../dialects/sql-connection.ts';
import { DEFAULT_FULL_ROLL_UP_SPANS } from '../ingest/is-roll-up-due.ts';
import type { Store } from '../store.ts';
import { createAssessmentStore } from './create-assessment-store.ts';
import { createExperimentStore } from './create-experiment-store.ts';
import { createIngestStore } from './create-ingest-store.ts';
import { createIssueStore } from './create-issue-store.ts';
import { createPriceStore } from './create-price-store.ts';
import { createRegistryStore } from './create-registry-store.ts';
import { createReindexStore } from './create-reindex-store.ts';
import { createSessionStore } from './create-session-store.ts';
import { createRunStore } from './create-run-store.ts';
import { createSearchIndexStore } from './create-search-index-store.ts';
import { createTraceFacetStore } from './create-trace-facet-store.ts';
import { createTraceFigureStore } from './create-trace-figure-store.ts';
import { createTraceInfoStore } from './create-trace-info-store.ts';
import { createTraceMetricsStore } from './create-trace-metrics-store.ts';
import { createTraceStore } from './create-trace-store.ts';

export interface SqlStoreDeps {
  readonly connection: SqlConnection;
  readonly schemaVersion: number;
  readonly nowMs: () => number;
  readonly fullRollUpSpans?: number | undefined;
  readonly artifactRoot?: string | undefined;
}

/** Behind the artifact proxy of the server. */
const DEFAULT_ARTIFACT_ROOT = 'mlflow-artifacts:/';

/** The store of every SQL database; what differs is inside the connection. */
export function createSqlStore(deps: SqlStoreDeps): Store {
  const { connection, schemaVersion, nowMs, fullRollUpSpans, artifactRoot = DEFAULT_ARTIFACT_ROOT } = deps;
  const spanLimit = fullRollUpSpans ?? DEFAULT_FULL_ROLL_UP_SPANS;
  return {
    experiments: createExperimentStore({ connection, nowMs, artifactRoot }),
    ingest: createIngestStore({ connection, fullRollUpSpans: spanLimit, nowMs }),
    runs: createRunStore({ connection, nowMs }),
    traces: createTraceStore(connection),
    traceFacets: createTraceFacetStore(connection),
    traceFigures: createTraceFigureStore(connection),
    sessions: createSessionStore(connection),
    traceInfos: createTraceInfoStore({ connection, fullRollUpSpans: spanLimit, nowMs }),
    assessments: createAssessmentStore({ connection, nowMs }),
    issues: createIssueStore({ connection, nowMs }),
    traceMetrics: createTraceMetricsStore(connection),
    prices: createPriceStore({ connection, nowMs }),
    reindexing: createReindexStore({ connection, nowMs }),
    searchIndex: createSearchIndexStore({ connection, nowMs }),
    registry: createRegistryStore({ connection, nowMs }),
    async describe() {
      return { ...(await connection.describe()), schemaVersion };
    },
    close: () => connection.close(),
  };
}
