import type { GanderClient } from '@gander/api/gander/client';
import { queryOptions } from '@tanstack/react-query';

/** The trace's summary: a few fields, so that header, breadcrumb and redirect need no spans. */
export function traceSummaryQuery(client: GanderClient, traceId: string) {
  return queryOptions({
    queryKey: ['trace', traceId],
    queryFn: async ({ signal }) => client.getTrace({ params: { traceId }, signal }),
  });
}
