import type { ExperimentId, TraceId } from '@gander/core/ids';

import type { ChangedTrace, TraceWrite } from './ingest-store.ts';
import type { Chunk } from './trace-store.ts';

export interface ReindexFilter {
  readonly experimentId?: ExperimentId | undefined;
  /** Traces that start at or after this time, nanoseconds. */
  readonly fromUnixNano?: bigint | undefined;
}

/** The state of one re-indexing. It survives the process: what was begun goes on after a restart. */
export interface ReindexJob {
  readonly jobId: string;
  readonly state: 'running' | 'done';
  readonly experimentId: ExperimentId | null;
  readonly fromUnixNano: bigint | null;
  readonly doneCount: number;
  /** As counted when the job began. */
  readonly totalCount: number;
  readonly creationTimeMs: number;
}

/** What a stored chunk says, read by today's translators. */
export type Retranslation = Pick<TraceWrite, 'spans' | 'previews' | 'labels'>;

/** All that was received of a trace. */
export interface StoredPayload {
  readonly traceId: TraceId;
  readonly experimentId: ExperimentId;
  /** Oldest first. */
  readonly chunks: readonly Chunk[];
  readonly logChunks: readonly Chunk[];
}

export interface ReindexBatch {
  /** One answer per chunk, in the order of the chunks; `undefined` leaves the trace as it is. */
  readonly translate: (payload: StoredPayload) => Promise<readonly Retranslation[] | undefined>;
  /** Asked after every trace: true ends the batch there. A batch takes one trace at least. */
  readonly isEnough: () => boolean;
}

export interface ReindexProgress {
  readonly job: ReindexJob;
  readonly changed: readonly ChangedTrace[];
}

/**
 * Rewrites what is derived from the stored payloads (types, usage, cost, sessions, previews, rollups) and never the
 * payloads. A trace that is re-indexed twice is the same as one re-indexed once.
 */
export interface ReindexStore {
  /** Begins a job over the traces there are now; while one with the same filter is running, that one. */
  startJob(filter: ReindexFilter): Promise<ReindexJob>;
  findJob(jobId: string): Promise<ReindexJob | undefined>;
  /** Those that were begun and not finished, oldest first. */
  listRunningJobs(): Promise<readonly ReindexJob[]>;
  /** The next traces of a job, with the job's progress, in one durable transaction. Throws `not_found`. */
  runBatch(jobId: string, batch: ReindexBatch): Promise<ReindexProgress>;
}
