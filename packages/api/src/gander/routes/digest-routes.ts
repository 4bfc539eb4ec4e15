import { z } from 'zod';

import type { GanderRoute } from '../gander-route.ts';
import { spanDigest, spanLine } from '../digest-schemas.ts';

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
  listSpanLines: {
    method: 'GET',
    path: '/traces/{traceId}/span-lines',
    summary: 'What some spans were given, what came of it and why they failed, a line each; in no particular order',
    query: z.object({
      /** Comma list; at most a hundred. */
      ids: z
        .string()
        .max(2000)
        .transform((text) => text.split(',').filter((id) => id !== ''))
        .pipe(z.array(z.string()).max(100)),
    }),
    /** Not complete: the spans say more than one answer reads, and some of those that exist have no line. */
    response: z.object({ items: z.array(spanLine), isComplete: z.boolean() }),
  },
} as const satisfies Record<string, GanderRoute>;
