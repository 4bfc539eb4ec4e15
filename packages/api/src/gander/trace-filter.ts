import { z } from 'zod';

import { unixNano } from './codecs.ts';
import { traceState } from './schemas.ts';

/** Longer than any that makes sense; nobody limits what programs call a session or a user. */
export const groupId = z.string().min(1).max(8000);

/** Holds the id of a session or user, in base64. */
export const groupCursor = z.string().max(8000).optional();

/** Which sessions or users, as query parameters. */
export const groupFilter = {
  from: unixNano.optional(),
  to: unixNano.optional(),
  /** Part of an id. */
  text: z.string().max(1000).optional(),
  userId: groupId.optional(),
};

/** Which traces, as query parameters. */
export const traceFilter = {
  from: unixNano.optional(),
  to: unixNano.optional(),
  /** Comma list. */
  state: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(traceState))
    .optional(),
  text: z.string().max(1000).optional(),
  sessionId: groupId.optional(),
  userId: groupId.optional(),
};
