import { z } from 'zod';

import { cursor, limit, page } from '../codecs.ts';
import type { GanderRoute } from '../gander-route.ts';
import { experiment, experimentOverview } from '../schemas.ts';

/** Experiments. */
export const experimentRoutes = {
  listExperiments: {
    method: 'GET',
    path: '/experiments',
    summary: 'Experiments, newest first, with their tags and what is in them',
    query: z.object({ limit: limit(100, 1000), cursor, stage: z.enum(['active', 'deleted']).default('active') }),
    response: page(experimentOverview),
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
