import type { ExperimentId } from './ids.ts';
import type { Usage } from './usage.ts';

/** What the traces of one user add up to. */
export interface UserOverview {
  readonly experimentId: ExperimentId;
  readonly userId: string;
  readonly traceCount: number;
  /** Different sessions that these traces belong to. */
  readonly sessionCount: number;
  /** Traces that ended in an error. */
  readonly failedTraceCount: number;
  /** When the first of these traces began. */
  readonly firstTraceUnixNano: bigint;
  /** When the newest one began. */
  readonly lastTraceUnixNano: bigint;
  readonly usage: Usage;
  readonly costUsd: number | null;
}
