import { z } from 'zod';

/**
 * `GET /api/gander/v1/live?experimentId=…` (or `?traceId=…`): Server-Sent Events named `traces`, ids only, sent after
 * the commit and coalesced. A reader that falls behind gets `resync: true` and refetches what it shows.
 */
export const liveEvent = z.object({
  experimentId: z.string(),
  traceIds: z.array(z.string()),
  resync: z.boolean().optional(),
});

export type LiveEvent = z.output<typeof liveEvent>;
