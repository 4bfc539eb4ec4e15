import { z } from 'zod';

import { cursor, limit, page, unixNano } from '../codecs.ts';
import type { GanderRoute } from '../gander-route.ts';
import { experiment, experimentActivity, experimentOverview } from '../experiment-schemas.ts';

/** Experiments. */
export const experimentRoutes = {
  listExperiments: {
    method: 'GET',
    path: '/experiments',
    summary: 'Experiments, newest first, with their tags and what is in them',
    query: z.object({ limit: limit(100, 1000), cursor, stage: z.enum(['active', 'deleted']).default('active') }),
    response: page(experimentOverview),
  },
  listExperimentActivity: {
    method: 'GET',
    path: '/experiment-activity',
    summary:
      'How the traces of some experiments went, all of them and in buckets of time from a moment on; those without traces are left out',
    query: z.object({
      /** Comma list; at most a hundred. */
      ids: z
        .string()
        .max(2500)
        .transform((text) => text.split(',').filter((id) => id !== ''))
        .pipe(z.array(z.string().regex(/^\d{1,18}$/)).max(100)),
      from: unixNano,
      bucketNano: unixNano.refine((nanos) => nanos > 0n, 'must be more than nothing'),
      buckets: limit(7, 100),
    }),
    response: z.object({ items: z.array(experimentActivity) }),
  },
  createExperiment: {
    method: 'POST',
    path: '/experiments',
    summary: 'Create an experiment',
    query: z.object({}),
    body: z.object({
      name: z.string().trim().min(1).max(500),
      /** Where its artifacts go; absent for the server's choice. */
      artifactLocation: z.string().trim().min(1).max(1000).optional(),
    }),
    response: experiment,
  },
  getExperiment: {
    method: 'GET',
    path: '/experiments/{experimentId}',
    summary: 'One experiment',
    query: z.object({}),
    response: experiment,
  },
} as const satisfies Record<string, GanderRoute>;
