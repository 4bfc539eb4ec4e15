import { useQueryClient } from '@tanstack/react-query';

import { useGander } from '../../app/gander-context.ts';
import { useLiveTraces } from '../live/use-live-traces.ts';
import { traceChatQuery, traceLogsQuery, traceSpansQuery } from './queries.ts';
import { traceSummaryQuery } from './summary-query.ts';
import { TRACE_CONTENT_KEYS } from './trace-content-queries.ts';

const GAP_MS = 500;
const BIG_TRACE_REST_MS = 3500;
const BIG_TRACE_SPANS = 3000;

/**
 * Reads an open trace again when the server says that it changed. Rows keep their identity where nothing changed, so
 * selection, scroll and expansion stay.
 */
export function useLiveTrace(traceId: string, spanCount: number): void {
  const { client } = useGander();
  const queryClient = useQueryClient();
  useLiveTraces({
    scope: { traceId },
    gapMs: GAP_MS,
    async onEvents(events) {
      // What is said of a trace changes nothing else of it.
      void queryClient.invalidateQueries({ queryKey: ['feedback', traceId] });
      // Also where there was none: a trace that was not there has arrived.
      const summary = traceSummaryQuery(client, traceId);
      const before = queryClient.getQueryData(summary.queryKey);
      await queryClient.query({ ...summary, staleTime: 0 });
      // As it is kept: the same object where nothing changed, which what was just read never is.
      const after = queryClient.getQueryData(summary.queryKey);
      // An opened stream only asks to look; a summary that is the same means that nothing was missed.
      if (before === after && events.every((event) => event.resync === true)) return;
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: traceSpansQuery(client, traceId).queryKey }),
        queryClient.invalidateQueries({ queryKey: traceLogsQuery(client, traceId).queryKey }),
        queryClient.invalidateQueries({ queryKey: traceChatQuery(client, traceId).queryKey }),
        ...TRACE_CONTENT_KEYS.map(async (key) => queryClient.invalidateQueries({ queryKey: [key, traceId] })),
      ]);
      // Not as a longer gap: the stream would be opened again when a trace turns out to be big.
      if (spanCount > BIG_TRACE_SPANS) await new Promise((resolve) => setTimeout(resolve, BIG_TRACE_REST_MS));
    },
  });
}
