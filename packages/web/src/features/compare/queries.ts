import type { GanderClient } from '@gander/api/gander/client';
import { queryOptions } from '@tanstack/react-query';

import type { SpanAddress } from '../trace-view/queries.ts';

/** More are found by searching. */
const MAX_CHOICES = 50;

const MAX_EXPERIMENTS = 500;

/** Trace ids as Gander, OpenTelemetry and MLflow write them: whoever pastes one means that trace. */
const TRACE_ID = /^(?:tr-)?[0-9a-f]{32}$/i;

export interface ChoiceSearch {
  readonly experimentId: string;
  readonly text: string;
}

/** Traces to choose from, newest first; a pasted trace id finds that trace wherever it is. */
export function traceChoicesQuery(client: GanderClient, { experimentId, text }: ChoiceSearch) {
  return queryOptions({
    queryKey: ['trace-choices', experimentId, text],
    queryFn: async ({ signal }) => {
      const trimmed = text.trim();
      if (TRACE_ID.test(trimmed)) {
        const traceId = trimmed.toLowerCase();
        const found = await client.getTrace({ params: { traceId }, signal }).catch(() => undefined);
        if (found !== undefined) return [found];
      }
      const { items } = await client.listTraces({
        params: { experimentId },
        query: { limit: MAX_CHOICES, text: trimmed === '' ? undefined : trimmed },
        signal,
      });
      return items;
    },
    placeholderData: (previous) => previous,
  });
}

/** Experiments to choose from. */
export function experimentChoicesQuery(client: GanderClient) {
  return queryOptions({
    queryKey: ['experiment-choices'],
    queryFn: async ({ signal }) =>
      (await client.listExperiments({ params: {}, query: { limit: MAX_EXPERIMENTS }, signal })).items,
  });
}

/** A page compares no longer values: they are compared by their beginnings. */
export const COMPARED_CHARS = 2_000_000;
const SPAN_STALE_MS = 60_000;

/** Everything a span said, but for the rest of values that are too long to compare. */
export function comparedSpanQuery(client: GanderClient, { traceId, spanId }: SpanAddress) {
  return queryOptions({
    queryKey: ['span', traceId, spanId, 'compared'],
    queryFn: async ({ signal }) =>
      client.getSpan({ params: { traceId, spanId }, query: { valueLimit: COMPARED_CHARS }, signal }),
    staleTime: SPAN_STALE_MS,
    structuralSharing: false,
    gcTime: SPAN_STALE_MS,
  });
}
