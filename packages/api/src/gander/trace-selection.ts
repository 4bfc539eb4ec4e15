import { z } from 'zod';

import { unixNano } from './codecs.ts';
import { traceState } from './trace-schemas.ts';
import { groupId } from './trace-filter.ts';

/** As many as are named in one request. */
export const MAX_SELECTED_TRACES = 1000;

const traceIds = z.array(z.string().min(1).max(250)).min(1).max(MAX_SELECTED_TRACES);

/** The same as the query parameters of a list. Strict: a misspelt field would mean all traces. */
export const traceFilterBody = z.strictObject({
  from: unixNano.optional(),
  to: unixNano.optional(),
  state: z.array(traceState).optional(),
  text: z.string().max(1000).optional(),
  sessionId: groupId.optional(),
  userId: groupId.optional(),
  filter: z.string().max(8000).optional(),
});

/** Traces of an experiment: those that are named, or all that match. */
export const traceSelection = z.union([
  z.strictObject({ traceIds }),
  z.strictObject({
    matching: traceFilterBody,
    /**
     * How many there were when a person said yes. Should more match by now, nothing is done (`failed_precondition`, with
     * `details.count`). Together with `matching.to` new traces do not matter.
     */
    confirmedCount: z.number().int().min(0).optional(),
    /** Where the call before ended. */
    cursor: z.string().max(1000).optional(),
  }),
]);

/** What a call has done. It ends after a while; the next one goes on where it ended. */
export const selectionProgress = z.object({
  /** Traces that this call changed. */
  count: z.number(),
  /** For the next call; `null` when all is done. */
  nextCursor: z.string().nullable(),
});

export type TraceSelectionBody = z.input<typeof traceSelection>;
