import type { GanderClient } from '@gander/api/gander/client';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { queryOptions } from '@tanstack/react-query';

import { pickTraceFilter, toTraceFilter, type TraceFilterUrl } from '../trace-list/url.ts';

/** The ids beside a trace, in the order of the list. */
export interface NeighbourIds {
  readonly newer: string | undefined;
  readonly older: string | undefined;
}

export interface NeighbourRequest {
  readonly trace: Pick<TraceSummaryBody, 'traceId' | 'experimentId' | 'startUnixNano'>;
  /** Which traces count. */
  readonly filter: TraceFilterUrl;
}

/** More than ever start in one nanosecond. */
const MAX_TIES = 20;

/**
 * What stands beside a trace in the list newest first, asked from where the trace stands: it may have been opened by a link, and
 * a list that is read from its top may be far from it.
 */
export function neighbourQuery(client: GanderClient, { trace, filter }: NeighbourRequest) {
  const { experimentId, traceId, startUnixNano } = trace;
  const picked = pickTraceFilter(filter);
  return queryOptions({
    queryKey: ['neighbours', experimentId, traceId, picked],
    queryFn: async ({ signal }): Promise<NeighbourIds> => {
      const scope = { ...toTraceFilter(picked, Date.now()), sort: 'start' as const, limit: MAX_TIES };
      const [above, below] = await Promise.all([
        client.listTraces({
          params: { experimentId },
          query: { ...scope, order: 'asc', from: startUnixNano },
          signal,
        }),
        client.listTraces({
          params: { experimentId },
          query: { ...scope, order: 'desc', to: startUnixNano + 1n },
          signal,
        }),
      ]);
      return { newer: findNext(above.items, traceId), older: findNext(below.items, traceId) };
    },
  });
}

/** The one behind the trace; the first where the trace itself does not match. */
function findNext(traces: readonly TraceSummaryBody[], traceId: string): string | undefined {
  const own = traces.findIndex((trace) => trace.traceId === traceId);
  return traces[own + 1]?.traceId;
}
