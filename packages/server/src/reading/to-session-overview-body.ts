import type { sessionOverview } from '@gander/api/gander/session-schemas';
import type { SessionOverview } from '@gander/core/session-overview';
import type { z } from 'zod';

/** A session as JSON: nanoseconds as decimal strings. */
export function toSessionOverviewBody(session: SessionOverview): z.input<typeof sessionOverview> {
  return {
    ...session,
    userIds: [...session.userIds],
    startUnixNano: session.startUnixNano.toString(),
    lastTraceUnixNano: session.lastTraceUnixNano.toString(),
    endUnixNano: session.endUnixNano?.toString() ?? null,
  };
}
