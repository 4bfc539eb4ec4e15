import type { ExperimentId } from '@gander/core/ids';
import type { SessionOverview } from '@gander/core/session-overview';
import type { TraceSummary } from '@gander/core/trace-summary';
import type { UserOverview } from '@gander/core/user-overview';

import type { Page, PageRequest } from './page.ts';

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
}

export interface SessionAddress {
  readonly experimentId: ExperimentId;
  readonly sessionId: string;
}

/** Traces seen together: those of one session, those of one user. */
export interface SessionStore {
  /**
   * By the newest trace that meets the filter, newest first; ties by session id. The figures are those of the whole
   * session: a conversation that began before the range is still one conversation.
   */
  listSessions(filter: SessionFilter, page: PageRequest): Promise<Page<SessionOverview>>;
  /** The turns of a conversation: oldest start first, ties by trace id. */
  listSessionTraces(address: SessionAddress, page: PageRequest): Promise<Page<TraceSummary>>;
  /** By the newest trace that meets the filter, newest first; ties by user id. The figures are those of these traces alone. */
  listUsers(filter: UserFilter, page: PageRequest): Promise<Page<UserOverview>>;
}
