import type { AssessmentStore } from './assessment-store.ts';
import type { ExperimentStore } from './experiment-store.ts';
import type { IngestStore } from './ingest-store.ts';
import type { IssueStore } from './issue-store.ts';
import type { PriceStore } from './price-store.ts';
import type { RegistryStore } from './registry-store.ts';
import type { ReindexStore } from './reindex-store.ts';
import type { SessionStore } from './session-store.ts';
import type { RunStore } from './run-store.ts';
import type { SearchIndexStore } from './search-index-store.ts';
import type { TraceFacetStore } from './trace-facet-store.ts';
import type { TraceFigureStore } from './trace-figure-store.ts';
import type { TraceInfoStore } from './trace-info-store.ts';
import type { TraceMetricsStore } from './trace-metrics-store.ts';
import type { TraceStore } from './trace-store.ts';

/**
 * Everything Gander keeps, behind one interface. One implementation per engine; the contract suite (`../test/contract`)
 * is the definition of what an implementation must do. All methods are safe to call concurrently.
 *
 * Errors: {@link AppError} `not_found` / `already_exists` / `invalid_argument` for refusals, `unavailable` when the
 * database is locked, full or gone and the same call may succeed later. Anything else is a bug.
 */
export interface Store {
  readonly experiments: ExperimentStore;
  /** Absent on a store opened for reading. */
  readonly ingest: IngestStore;
  readonly runs: RunStore;
  readonly traces: TraceStore;
  readonly traceFacets: TraceFacetStore;
  readonly traceFigures: TraceFigureStore;
  readonly sessions: SessionStore;
  readonly traceInfos: TraceInfoStore;
  readonly assessments: AssessmentStore;
  readonly issues: IssueStore;
  readonly traceMetrics: TraceMetricsStore;
  readonly prices: PriceStore;
  readonly reindexing: ReindexStore;
  readonly searchIndex: SearchIndexStore;
  readonly registry: RegistryStore;
  /** For the start-up banner and `/metrics`. */
  describe(): Promise<StoreDescription>;
  close(): Promise<void>;
}

export interface StoreDescription {
  /** e.g. `sqlite`. */
  readonly engine: string;
  /** Without credentials; for SQLite the absolute path of the file. */
  readonly location: string;
  /** Bytes on disk, where the engine can tell. */
  readonly sizeBytes: number | null;
  readonly schemaVersion: number;
}
