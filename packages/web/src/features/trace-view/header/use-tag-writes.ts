import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useGander } from '../../../app/gander-context.ts';
import { traceSummaryQuery } from '../summary-query.ts';

export interface TagChange {
  readonly key: string;
  /** `undefined` takes the tag away. */
  readonly value: string | undefined;
}

export type TagWrites = ReturnType<typeof useTagWrites>;

/** Changes tags of a trace: seen at once, and taken back when the server refuses. */
export function useTagWrites(traceId: string) {
  const { client, loadMlflow } = useGander();
  const queryClient = useQueryClient();
  const { queryKey } = traceSummaryQuery(client, traceId);

  return useMutation({
    async mutationFn({ key, value }: TagChange) {
      const mlflow = await loadMlflow();
      if (value === undefined) await mlflow.deleteTraceTag({ trace_id: traceId, key });
      else await mlflow.setTraceTag({ trace_id: traceId, key, value });
    },
    async onMutate({ key, value }) {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<TraceSummaryBody>(queryKey);
      queryClient.setQueryData<TraceSummaryBody>(queryKey, (trace) => trace && withTag(trace, key, value));
      return { previous: before?.tags?.[key] };
    },
    onError(_error, { key }, context) {
      // Only this tag: another one may have been changed meanwhile.
      queryClient.setQueryData<TraceSummaryBody>(queryKey, (trace) => trace && withTag(trace, key, context?.previous));
    },
    async onSettled() {
      await queryClient.invalidateQueries({ queryKey });
    },
  });
}

function withTag(trace: TraceSummaryBody, key: string, value: string | undefined): TraceSummaryBody {
  const { [key]: _old, ...others } = trace.tags ?? {};
  return { ...trace, tags: value === undefined ? others : { ...trace.tags, [key]: value } };
}
