import type { ExperimentId } from '@gander/core/ids';
import type { SessionOverview } from '@gander/core/session-overview';
import type { TraceSummary } from '@gander/core/trace-summary';
import type { Usage } from '@gander/core/usage';
import type { UserOverview } from '@gander/core/user-overview';

import type { Page, PageRequest } from './page.ts';
import type { TraceFilter } from './trace-store.ts';

/** What groups of traces are listed by, the most first: newest activity, number of traces, of failed ones, tokens, cost. */
export type GroupSort = 'last' | 'traces' | 'failed' | 'tokens' | 'cost';

/** Sessions with a trace that meets all of it. */
export interface SessionFilter {
  readonly experimentId: ExperimentId;
  /** Start time at or after, nanoseconds. */
  readonly fromUnixNano?: bigint | undefined;
  /** Start time before, nanoseconds. */
  readonly toUnixNano?: bigint | undefined;
  /** Case-insensitive substring of the session id or the user id. `%` and `_` are ordinary characters. */
  readonly text?: string | undefined;
  /** Only this one. */
  readonly sessionId?: string | undefined;
  /** Only sessions that this user took part in. */
  readonly userId?: string | undefined;
  /** `last` unless told. The other figures are those of the whole session. */
  readonly sort?: GroupSort | undefined;
}

/** Users of the traces that meet all of it. */
export interface UserFilter {
  readonly experimentId: ExperimentId;
  /** Start time at or after, nanoseconds. */
  readonly fromUnixNano?: bigint | undefined;
  /** Start time before, nanoseconds. */
  readonly toUnixNano?: bigint | undefined;
  /** Case-insensitive substring of the user id. `%` and `_` are ordinary characters. */
  readonly text?: string | undefined;
  /** Only this one. */
  readonly userId?: string | undefined;
  /** `last` unless told. */
  readonly sort?: GroupSort | undefined;
}

export interface SessionAddress {
  readonly experimentId: ExperimentId;
  readonly sessionId: string;
}

/** What those traces of a session that a filter finds add up to. */
export interface SessionTotals {
  readonly sessionId: string;
  readonly traceCount: number;
  readonly failedTraceCount: number;
  readonly openTraceCount: number;
  readonly spanCount: number;
  /** Spans that failed. */
  readonly errorCount: number;
  /** Sum of the times that the traces took. */
  readonly durationMs: number;
  readonly lastTraceUnixNano: bigint;
  readonly usage: Usage;
  readonly costUsd: number | null;
  /** Input of the first trace that shows one. */
  readonly firstInputPreview: string | null;
  /** Output of the last trace that shows one. */
  readonly lastOutputPreview: string | null;
  /** False: so much at least. What only the payload decides was looked at for as long as anybody waits. */
  readonly isComplete: boolean;
}

/** Traces seen together: those of one session, those of one user. */
export interface SessionStore {
  /**
   * By the newest trace that meets the filter, newest first, or as `sort` says; ties by session id. The figures are those of the whole
   * session: a conversation that began before the range is still one conversation.
   */
  listSessions(filter: SessionFilter, page: PageRequest): Promise<Page<SessionOverview>>;
  /** The turns of a conversation: oldest start first, ties by trace id. */
  listSessionTraces(address: SessionAddress, page: PageRequest): Promise<Page<TraceSummary>>;
  /** By the newest trace that meets the filter, newest first, or as `sort` says; ties by user id. The figures are those of these traces alone. */
  listUsers(filter: UserFilter, page: PageRequest): Promise<Page<UserOverview>>;
  /** What the traces that match add up to in each of these sessions, in no order. A session in which none does is left out. */
  readTotals(filter: TraceFilter, sessionIds: readonly string[]): Promise<readonly SessionTotals[]>;
}
