import type { TraceId } from '@gander/core/ids';
import { countInSpan, isInSpan } from '@gander/core/search-text/count-in-span';
import { toSearchForm } from '@gander/core/search-text/search-form';
import { translateSpan } from '@gander/core/translate/translate-span';
import type { TraceStore } from '@gander/store/trace-store';

import type { RouteResponse } from '../reading-methods.ts';
import type { TraceLogs } from '../trace-logs.ts';
import { readNewestSpans } from './read-newest-spans.ts';

type Found = RouteResponse<'searchSpans'>;

export interface SpanSearch {
  readonly traceId: TraceId;
  readonly text: string;
  readonly cursor: string | undefined;
}

export interface SearchedSpans {
  readonly traces: Pick<TraceStore, 'listNewestChunks'>;
  readonly traceLogs: TraceLogs;
}

/** Spans that say a text, with how often and where. Only those that do are translated. */
export async function searchSpans(
  { traces, traceLogs }: SearchedSpans,
  { traceId, text, cursor }: SpanSearch,
): Promise<Found> {
  const needle = toSearchForm(text);
  const logs = await traceLogs.open(traceId);
  const found = new Map<string, Found['items'][number]>();
  const nextCursor = await readNewestSpans(traces, {
    traceId,
    cursor,
    onSpan(sent) {
      const { spanId } = sent;
      const span = logs.join(sent);
      // Only the later of two versions in one request counts.
      found.delete(spanId);
      if (isInSpan(span, needle)) found.set(spanId, { spanId, places: countInSpan(span, translateSpan(span), needle) });
    },
  });
  return { items: [...found.values()], nextCursor };
}
