import { z } from 'zod';

import { cursor, page } from '../codecs.ts';
import type { GanderRoute } from '../gander-route.ts';
import { foundSpan, rawTracePage, spanMarks, traceCost } from '../trace-content-schemas.ts';

/**
 * What the spans of a trace say, looked through as a whole. A page is as much as is read in a moment, and may be empty
 * though another follows: go on until there is no cursor.
 */
export const traceContentRoutes = {
  searchSpans: {
    method: 'GET',
    path: '/traces/{traceId}/span-search',
    summary: 'Spans that say a text: in their name, inputs, outputs, attributes or events. Letter case does not count',
    query: z.object({ text: z.string().trim().min(1).max(1000), cursor }),
    response: page(foundSpan),
  },
  listSpanMarks: {
    method: 'GET',
    path: '/traces/{traceId}/span-marks',
    summary: 'Events of the spans of a trace, and when models began to answer; only spans that have any',
    query: z.object({ cursor }),
    response: page(spanMarks),
  },
  getRawTrace: {
    method: 'GET',
    path: '/traces/{traceId}/otlp',
    summary: 'A trace as OTLP JSON, exactly as it was sent, in pages; of a span that was sent again the newest version',
    query: z.object({ cursor }),
    response: rawTracePage,
  },
  getTraceCost: {
    method: 'GET',
    path: '/traces/{traceId}/cost',
    summary: 'What a trace cost by model, and by which price',
    query: z.object({}),
    response: traceCost,
  },
} as const satisfies Record<string, GanderRoute>;
