import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';

import type { TracePage } from '../merge-head.ts';

type ListData = InfiniteData<TracePage, string | undefined>;

/** Changes the loaded rows of an experiment's lists in place: reading them again would start over at the top. */
export function useListCache(experimentId: string) {
  const queryClient = useQueryClient();
  const queryKey = ['traces', experimentId];
  function updatePages(update: (items: readonly TraceSummaryBody[]) => readonly TraceSummaryBody[]) {
    queryClient.setQueriesData<ListData>(
      { queryKey },
      (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: update(page.items) })) },
    );
  }
  return {
    remove(ids: readonly string[]) {
      const gone = new Set(ids);
      updatePages((items) => items.filter(({ traceId }) => !gone.has(traceId)));
    },
    change(ids: readonly string[], toChanged: (trace: TraceSummaryBody) => TraceSummaryBody) {
      const changed = new Set(ids);
      updatePages((items) => items.map((trace) => (changed.has(trace.traceId) ? toChanged(trace) : trace)));
    },
    /** What happened reaches further than what is loaded. */
    reload() {
      void queryClient.resetQueries({ queryKey });
    },
  };
}
