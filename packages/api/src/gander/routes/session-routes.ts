import { z } from 'zod';

import { cursor, limit, page } from '../codecs.ts';
import type { GanderRoute } from '../gander-route.ts';
import { sessionOverview, sessionTotals, userOverview } from '../session-schemas.ts';
import { traceSummary } from '../trace-schemas.ts';
import { groupCursor, groupFilter, groupId, traceFilter } from '../trace-filter.ts';

/** Sessions and users: traces by whom and what they belong to. */
export const sessionRoutes = {
  listSessions: {
    method: 'GET',
    path: '/experiments/{experimentId}/sessions',
    summary: 'Sessions with a trace in the time range, newest activity first, with the figures of the whole session',
    query: z.object({ ...groupFilter, sessionId: groupId.optional(), limit: limit(100, 500), cursor: groupCursor }),
    response: page(sessionOverview),
  },
  /** The session is in the query and not in the path, where an id such as `..` would be lost. */
  listSessionTraces: {
    method: 'GET',
    path: '/experiments/{experimentId}/session-traces',
    summary: 'Traces of a session, oldest first: the turns of a conversation',
    query: z.object({ sessionId: groupId, limit: limit(100, 1000), cursor }),
    response: page(traceSummary),
  },
  listSessionTotals: {
    method: 'GET',
    path: '/experiments/{experimentId}/session-totals',
    summary: 'What the traces that match add up to in each of some sessions; those in which none matches are left out',
    query: z.object({
      ...traceFilter,
      /** Their ids as a JSON array, since a comma may be part of one; at most a hundred. */
      sessions: z.string().max(12_000),
    }),
    response: z.object({ items: z.array(sessionTotals) }),
  },
  listUsers: {
    method: 'GET',
    path: '/experiments/{experimentId}/users',
    summary: 'Users of the traces in the time range, newest activity first, with the figures of these traces',
    query: z.object({ ...groupFilter, limit: limit(100, 500), cursor: groupCursor }),
    response: page(userOverview),
  },
} as const satisfies Record<string, GanderRoute>;
