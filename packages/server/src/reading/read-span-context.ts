import { type ContextCall, toSpanContext } from '@gander/core/context/to-span-context';
import { findPreviousCall } from '@gander/core/context/find-previous-call';
import type { Pricing } from '@gander/core/pricing/pricing';
import type { TraceStore } from '@gander/store/trace-store';

import { findContextWindow } from './find-context-window.ts';
import type { RouteResponse } from './reading-methods.ts';
import type { SpanAddress, SpanReader } from './span-reader.ts';
import type { SpanDetailJson } from './to-span-detail.ts';

export interface SpanContextDeps {
  readonly traces: Pick<TraceStore, 'listSpans'>;
  readonly spans: Pick<SpanReader, 'getDetail'>;
  readonly pricing: Pricing;
}

/** Where the call before is looked for. */
const LOOKED_AT_SPANS = 20_000;

/** What fills the window of a model call, and what changed since the call before. Throws `not_found`. */
export async function readSpanContext(
  { traces, spans, pricing }: SpanContextDeps,
  address: SpanAddress,
): Promise<RouteResponse<'getSpanContext'>> {
  const [detail, { items: records }] = await Promise.all([
    spans.getDetail(address),
    traces.listSpans(address.traceId, { limit: LOOKED_AT_SPANS }),
  ]);
  const call = toCall(detail);
  const previous = await findPreviousCall({
    spans: records,
    spanId: address.spanId,
    call,
    read: async (spanId) => toCall(await spans.getDetail({ ...address, spanId })),
  });
  return toSpanContext({ call, window: findContextWindow(pricing, detail), previous });
}

function toCall({ normalized }: SpanDetailJson): ContextCall {
  return normalized as ContextCall;
}
