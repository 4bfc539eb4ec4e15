import type { ExperimentId } from './ids.ts';
import type { SessionGranularity } from './session-granularity.ts';
import type { Usage } from './usage.ts';

/** What the traces of one session add up to. */
export interface SessionOverview {
  readonly experimentId: ExperimentId;
  readonly sessionId: string;
  /** What its emitter numbers with the id. */
  readonly granularity: SessionGranularity;
  readonly traceCount: number;
  /** Traces that ended in an error. */
  readonly failedTraceCount: number;
  /** Traces that have not ended. */
  readonly openTraceCount: number;
  /** When the first trace began. */
  readonly startUnixNano: bigint;
  /** When the newest trace began. */
  readonly lastTraceUnixNano: bigint;
  /** Latest end of any trace; `null` while none has ended. */
  readonly endUnixNano: bigint | null;
  readonly usage: Usage;
  readonly costUsd: number | null;
  /** The {@link MAX_SESSION_USERS} that were seen last, newest first. */
  readonly userIds: readonly string[];
  /** How many there are in all. */
  readonly userCount: number;
  /** Input of the first trace that shows one. */
  readonly firstInputPreview: string | null;
  /** Output of the last trace that shows one. */
  readonly lastOutputPreview: string | null;
}

/** A session is mostly one person's; an id that everybody shares must not make a row of thousands. */
export const MAX_SESSION_USERS = 5;
