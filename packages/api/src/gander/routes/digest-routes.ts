import { z } from 'zod';

import type { GanderRoute } from '../gander-route.ts';
import { spanDigest } from '../digest-schemas.ts';

/** Traces at a glance, for drawing and comparing them. */
export const digestRoutes = {
  listSpanDigests: {
    method: 'GET',
    path: '/traces/{traceId}/digests',
    summary: 'What each span of a trace is called, and fingerprints of its input and output',
    query: z.object({}),
    /** Not complete: the trace is too big, and these are the first of its spans. */
    response: z.object({ items: z.array(spanDigest), isComplete: z.boolean() }),
  },
} as const satisfies Record<string, GanderRoute>;
