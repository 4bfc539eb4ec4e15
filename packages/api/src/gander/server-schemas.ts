import { z } from 'zod';

import { unixNano } from './codecs.ts';
import { json } from './message-schemas.ts';

export const instance = z.object({
  name: z.literal('gander'),
  version: z.string(),
  mlflowVersion: z.string(),
  store: z.object({ engine: z.string(), location: z.string(), sizeBytes: z.number().nullable() }),
});

export const reindexJob = z.object({
  jobId: z.string(),
  state: z.enum(['running', 'done']),
  experimentId: z.string().nullable(),
  fromUnixNano: unixNano.nullable(),
  doneCount: z.number(),
  totalCount: z.number(),
  creationTimeMs: z.number(),
});

/** The body of every refusal of this surface. */
export const errorBody = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), json) }),
});
