import type { SessionTotalsBody } from '@gander/api/gander/session-schemas';
import { queryOptions } from '@tanstack/react-query';

type Answer = SessionTotalsBody | null;

export interface SessionTotalsAddress {
  readonly experimentId: string;
  readonly filterText: string;
  readonly sessionId: string;
}

/** What the traces of a session that match add up to; null where the server has none. */
export function sessionTotalsQuery(
  load: (sessionId: string) => Promise<SessionTotalsBody | undefined>,
  { experimentId, filterText, sessionId }: SessionTotalsAddress,
) {
  return queryOptions({
    queryKey: ['session-totals', experimentId, filterText, sessionId],
    queryFn: async (): Promise<Answer> => (await load(sessionId)) ?? null,
    // Under another filter the old ones stay for a moment. Never those of another session, which was in the row before.
    placeholderData: (previous: Answer | undefined) => (previous?.sessionId === sessionId ? previous : undefined),
    staleTime: 30_000,
  });
}
