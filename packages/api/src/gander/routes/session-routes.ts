import { z } from 'zod';

import { cursor, limit, page } from '../codecs.ts';
import type { GanderRoute } from '../gander-route.ts';
import { sessionOverview, traceSummary, userOverview } from '../schemas.ts';
import { groupCursor, groupFilter, groupId } from '../trace-filter.ts';

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
  listUsers: {
    method: 'GET',
    path: '/experiments/{experimentId}/users',
    summary: 'Users of the traces in the time range, newest activity first, with the figures of these traces',
    query: z.object({ ...groupFilter, limit: limit(100, 500), cursor: groupCursor }),
    response: page(userOverview),
  },
} as const satisfies Record<string, GanderRoute>;
