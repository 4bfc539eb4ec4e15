import { z } from 'zod';

import type { GanderRoute } from '../gander-route.ts';
import { spanContext } from '../context-schemas.ts';

/** What is worked out of single spans. */
export const spanRoutes = {
  getSpanContext: {
    method: 'GET',
    path: '/traces/{traceId}/spans/{spanId}/context',
    summary: 'What fills the window of a model call, and where its prompt differs from the call before',
    query: z.object({}),
    response: spanContext,
  },
} as const satisfies Record<string, GanderRoute>;
