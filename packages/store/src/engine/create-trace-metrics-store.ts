import type { SqlConnection } from '../dialects/sql-connection.ts';
import { listCostedSpans } from '../queries/list-costed-spans.ts';
import { readTraceMetrics } from '../queries/read-trace-metrics.ts';
import type { TraceMetricsStore } from '../trace-metrics-store.ts';

/** Counts and measures of a SQL database. */
export function createTraceMetricsStore(connection: SqlConnection): TraceMetricsStore {
  return {
    readTraceMetrics: (query) => connection.read((db) => readTraceMetrics(db, query)),
    listCostedSpans: (query, page) => connection.read((db) => listCostedSpans(db, query, page)),
  };
}
