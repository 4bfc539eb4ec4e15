import type { spanRow } from '@gander/api/gander/span-schemas';
import type { traceSummary } from '@gander/api/gander/trace-schemas';
import type { SpanRecord } from '@gander/core/span-record';
import type { TraceSummary } from '@gander/core/trace-summary';
import type { z } from 'zod';

/** By hand and not by the codec: a page holds up to 20,000 of them. A test holds the two equal. */
export function toSpanRowBody(span: SpanRecord): z.input<typeof spanRow> {
  return {
    ...span,
    startUnixNano: span.startUnixNano.toString(),
    endUnixNano: span.endUnixNano?.toString() ?? null,
  };
}

/** A row of the trace list, as {@link toSpanRowBody}. */
export function toTraceSummaryBody(trace: TraceSummary): z.input<typeof traceSummary> {
  const { tags, models, feedback, ...rest } = trace;
  return {
    ...rest,
    ...(tags && { tags: { ...tags } }),
    ...(models && { models: [...models] }),
    ...(feedback && {
      feedback: feedback.map((one) => ({ ...one, values: one.values.map((value) => ({ ...value })) })),
    }),
    serviceNames: [...trace.serviceNames],
    startUnixNano: trace.startUnixNano.toString(),
    endUnixNano: trace.endUnixNano?.toString() ?? null,
  };
}
