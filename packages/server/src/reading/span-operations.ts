import type { TraceStore } from '@gander/store/trace-store';

import type { PriceBook } from '../pricing/price-book.ts';
import { toShortSpanDetail } from './to-short-span-detail.ts';
import { readSpanContext } from './read-span-context.ts';
import type { ReadingOperations } from './reading-operations.ts';
import { requireSpanId, requireTraceId } from './require-span-address.ts';
import { resolveTraceId } from './resolve-trace-id.ts';
import type { SpanAddress, SpanReader } from './span-reader.ts';

export interface SpanOperationsDeps {
  readonly traces: Pick<TraceStore, 'findTrace' | 'listSpans'>;
  readonly spans: SpanReader;
  readonly priceBook: Pick<PriceBook, 'open'>;
}

/** The reading routes of single spans. */
export function createSpanOperations({
  traces,
  spans,
  priceBook,
}: SpanOperationsDeps): Pick<ReadingOperations, 'getSpan' | 'getSpanContext'> {
  return {
    async getSpan(params, { valueLimit }) {
      const detail = await spans.getDetail(await resolveSpanAddress(traces, params));
      return valueLimit === undefined ? detail : toShortSpanDetail(detail, valueLimit);
    },
    async getSpanContext(params) {
      const address = await resolveSpanAddress(traces, params);
      return readSpanContext({ traces, spans, pricing: await priceBook.open() }, address);
    },
  };
}

/** Who gives a bare OpenTelemetry id of a trace means the trace with that id. */
export async function resolveSpanAddress(
  traces: Pick<TraceStore, 'findTrace'>,
  params: Readonly<Record<string, string>>,
): Promise<SpanAddress> {
  const spanId = requireSpanId(params);
  return { traceId: await resolveTraceId(traces, params['traceId'], requireTraceId(params)), spanId };
}
