import type { SessionTotalsBody } from '@gander/api/gander/session-schemas';
import { useMemo } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { pickTraceFilter, toTraceFilter, type TraceFilterUrl } from '../url.ts';
import { createBatchLoader } from './create-batch-loader.ts';
import { sessionTotalsQuery } from './session-totals-query.ts';

const MAX_IDS = 50;
/** Has to fit into an address, escaped. */
const MAX_CHARS = 3000;
const DELAY_MS = 20;

export type SessionTotalsQuery = ReturnType<typeof useSessionTotalsQuery>;

/**
 * What the traces that match add up to in a session, also those that are not loaded. Each row in view asks for its own; the
 * server is asked for all of them at once. The same function as long as the filter is the same.
 */
export function useSessionTotalsQuery(experimentId: string, url: TraceFilterUrl) {
  const { client } = useGander();
  const filterText = JSON.stringify(pickTraceFilter(url));
  return useMemo(() => {
    const filter = JSON.parse(filterText) as TraceFilterUrl;
    const { load } = createBatchLoader<SessionTotalsBody>({
      maxSize: MAX_IDS,
      maxChars: MAX_CHARS,
      delayMs: DELAY_MS,
      async run(ids) {
        const query = { ...toTraceFilter(filter, Date.now()), sessions: JSON.stringify(ids) };
        const { items } = await client.listSessionTotals({ params: { experimentId }, query });
        return new Map(items.map((totals) => [totals.sessionId, totals]));
      },
    });
    return (sessionId: string) => sessionTotalsQuery(load, { experimentId, filterText, sessionId });
  }, [client, experimentId, filterText]);
}
