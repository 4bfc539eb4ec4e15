import type { SpanDigestBody } from '@gander/api/gander/digest-schemas';
import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { spanDigestsQuery } from '../trace-view/graph/digests-query.ts';
import { traceSummaryQuery } from '../trace-view/summary-query.ts';
import { useTraceSpans } from '../trace-view/use-trace-spans.ts';

/** One side of a comparison, as far as it has come. */
export interface ComparedTrace {
  readonly traceId: string;
  readonly trace: TraceSummaryBody | undefined;
  readonly spans: readonly SpanRowBody[];
  readonly digests: ReadonlyMap<string, SpanDigestBody>;
  /** Of so long a trace only the beginning was looked into. */
  readonly areDigestsComplete: boolean;
  /** Everything that aligning needs is here. */
  readonly isReady: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function useComparedTrace(traceId: string): ComparedTrace {
  const { client } = useGander();
  const summary = useQuery(traceSummaryQuery(client, traceId));
  const { spans, isComplete, error, retry } = useTraceSpans(traceId);
  const { data, isPending } = useQuery(spanDigestsQuery(client, traceId));
  const digests = useMemo(() => new Map(data?.items.map((item) => [item.spanId, item])), [data]);
  return {
    traceId,
    trace: summary.data,
    spans,
    digests,
    areDigestsComplete: data?.isComplete === true,
    isReady: summary.data !== undefined && isComplete && !isPending,
    error: summary.data === undefined ? (summary.error ?? error) : error,
    retry: () => {
      void summary.refetch();
      retry();
    },
  };
}
