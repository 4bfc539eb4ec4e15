import { z } from 'zod';

import { unixNano } from '../codecs.ts';
import type { GanderRoute } from '../gander-route.ts';
import { instance, reindexJob } from '../server-schemas.ts';

/** The server itself, and the work it does in the background. */
export const serverRoutes = {
  getInstance: {
    method: 'GET',
    path: '/instance',
    summary: 'What this server is and where it keeps its data',
    query: z.object({}),
    response: instance,
  },
  startReindexing: {
    method: 'POST',
    path: '/reindexing',
    summary: 'Read all stored traces again with the translators and prices of today, in the background',
    query: z.object({}),
    body: z.object({
      /** Traces that start at or after this time. */
      fromUnixNano: unixNano.optional(),
      experimentId: z
        .string()
        .regex(/^\d{1,18}$/, 'is not an experiment id')
        .optional(),
    }),
    response: reindexJob,
  },
  getReindexJob: {
    method: 'GET',
    path: '/reindexing/{jobId}',
    summary: 'How far a re-indexing has come',
    query: z.object({}),
    response: reindexJob,
  },
} as const satisfies Record<string, GanderRoute>;
