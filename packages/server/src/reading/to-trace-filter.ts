import type { traceFilter } from '@gander/api/gander/trace-filter';
import type { ExperimentId } from '@gander/core/ids';
import { requireTraceFilter } from '@gander/core/query/traces/require-trace-filter';
import type { TraceFilter } from '@gander/store/trace-store';
import type { z } from 'zod';

/** Which traces, as a client says it. */
export type TraceFilterQuery = {
  readonly [Key in keyof typeof traceFilter]?: z.output<(typeof traceFilter)[Key]> | undefined;
};

/** Throws `invalid_argument`, with the place, for a filter that cannot be read. */
export function toTraceFilter(
  experimentId: ExperimentId,
  { from, to, state, text, sessionId, userId, filter = '' }: TraceFilterQuery,
): TraceFilter {
  return {
    experimentId,
    fromUnixNano: from,
    toUnixNano: to,
    states: state,
    text: text === '' ? undefined : text,
    sessionId,
    userId,
    expression: filter.trim() === '' ? undefined : requireTraceFilter(filter),
  };
}
