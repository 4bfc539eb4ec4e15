import { z } from 'zod';

import { unixNano } from './codecs.ts';
import { traceState } from './trace-schemas.ts';

/** Longer than any that makes sense; nobody limits what programs call a session or a user. */
export const groupId = z.string().min(1).max(8000);

/** Has to fit into an address, escaped. */
const MAX_FILTER_CHARS = 8000;

/** Holds the id of a session or user, in base64. */
export const groupCursor = z.string().max(8000).optional();

/** Which sessions or users, as query parameters. */
export const groupFilter = {
  from: unixNano.optional(),
  to: unixNano.optional(),
  /** Part of an id. */
  text: z.string().max(1000).optional(),
  userId: groupId.optional(),
  /** What is first: the newest activity, or most traces, failed traces, tokens, cost. */
  sort: z.enum(['last', 'traces', 'failed', 'tokens', 'cost']).optional(),
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
  /**
   * In the language of trace searches: MLflow's, and beyond it `OR`, `NOT`, parentheses, `text:` and `span(…)`. All that is
   * said must hold. A filter that cannot be read is refused with `details.position` (index of a character) and what was
   * expected there in the message.
   */
  filter: z.string().max(MAX_FILTER_CHARS).optional(),
};

/** What traces are ordered by. Those without a value come last. */
export const TRACE_SORTS = ['start', 'duration', 'cost', 'tokens', 'name'] as const;

/** Holds the id of a trace, in base64. */
export const searchCursor = z.string().max(2000).optional();
