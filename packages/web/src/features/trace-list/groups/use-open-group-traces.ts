import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { groupTracesQuery } from '../queries.ts';
import type { TraceListUrl } from '../url.ts';
import { toGroupKey } from './to-session-items.ts';

export interface OpenGroupTracesOptions {
  readonly experimentId: string;
  readonly url: TraceListUrl;
  /** The loaded ones, in the order of the list. */
  readonly traces: readonly TraceSummaryBody[];
  readonly openKeys: ReadonlySet<string>;
  /** There may be more traces than are loaded. */
  readonly hasMore: boolean;
}

/**
 * The loaded traces, and behind them those of open sessions that are not loaded yet. What is loaded is the beginning of the
 * list, so that they belong behind it in any order.
 */
export function useOpenGroupTraces(options: OpenGroupTracesOptions): readonly TraceSummaryBody[] {
  const { experimentId, url, traces, openKeys, hasMore } = options;
  const { client } = useGander();
  const openIds = useMemo(() => {
    if (!hasMore || openKeys.size === 0) return [];
    const ids = new Set(traces.flatMap(({ sessionId }) => sessionId ?? []));
    return [...ids].filter((id) => openKeys.has(toGroupKey(id))).slice(0, MAX_OPEN);
  }, [traces, openKeys, hasMore]);
  const found = useQueries({
    queries: openIds.map((sessionId) => groupTracesQuery(client, experimentId, { url, sessionId })),
    combine: combineTraces,
  });
  return useMemo(() => {
    if (found.length === 0) return traces;
    const known = new Set(traces.map(({ traceId }) => traceId));
    return [...traces, ...found.filter(({ traceId }) => !known.has(traceId))];
  }, [traces, found]);
}

/** Who opens all sessions does not look at the end of each. */
const MAX_OPEN = 50;

function combineTraces(
  results: readonly { readonly data: readonly TraceSummaryBody[] | undefined }[],
): readonly TraceSummaryBody[] {
  return results.flatMap(({ data = [] }) => data);
}
