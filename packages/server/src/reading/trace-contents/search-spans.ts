import type { TraceId } from '@gander/core/ids';
import { createLogJoin } from '@gander/core/logs/join-logs';
import { countInSpan, isInSpan } from '@gander/core/search-text/count-in-span';
import { toSearchForm } from '@gander/core/search-text/search-form';
import { translateSpan } from '@gander/core/translate/translate-span';
import type { TraceStore } from '@gander/store/trace-store';

import { decodeLogs } from '../../log-joining/decode-logs.ts';
import type { RouteResponse } from '../reading-methods.ts';
import { readNewestSpans } from './read-newest-spans.ts';

type Found = RouteResponse<'searchSpans'>;

export interface SpanSearch {
  readonly traceId: TraceId;
  readonly text: string;
  readonly cursor: string | undefined;
}

/** Spans that say a text, with how often and where. Only those that do are translated. */
export async function searchSpans(
  traces: Pick<TraceStore, 'listNewestChunks' | 'readLogChunks'>,
  { traceId, text, cursor }: SpanSearch,
): Promise<Found> {
  const needle = toSearchForm(text);
  const logs = createLogJoin(decodeLogs(await traces.readLogChunks(traceId)));
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
