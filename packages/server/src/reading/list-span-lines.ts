import { AppError } from '@gander/core/errors';
import { parseSpanId, type TraceId } from '@gander/core/ids';
import { type SpanLine, toSpanLine } from '@gander/core/trace/span-line';
import type { TraceStore } from '@gander/store/trace-store';

import { readNormalizedSpans } from './read-normalized-spans.ts';
import type { TraceLogs } from './trace-logs.ts';

export interface SpanLineSources {
  readonly traces: Pick<TraceStore, 'findSpan' | 'findSpanChunk' | 'findTrace'>;
  readonly traceLogs: TraceLogs;
}

export interface SpanLinesRequest {
  readonly traceId: TraceId;
  readonly ids: readonly string[];
}

/**
 * A line for each of the spans that exist. Costs what these say, however large the trace is. Not complete: they say more than one
 * answer reads, and some have no line. Throws `not_found` for a trace that does not exist.
 */
export async function listSpanLines(
  { traces, traceLogs }: SpanLineSources,
  { traceId, ids }: SpanLinesRequest,
): Promise<{ readonly items: SpanLine[]; readonly isComplete: boolean }> {
  const spanIds = ids.map((id) => {
    const spanId = parseSpanId(id);
    if (spanId === undefined) throw new AppError('invalid_argument', 'A span id is 16 hexadecimal digits.');
    return spanId;
  });
  const found = await Promise.all(spanIds.map(async (spanId) => traces.findSpan(traceId, spanId)));
  const records = found.filter((record) => record !== undefined);
  if (records.length === 0 && (await traces.findTrace(traceId)) === undefined) {
    throw new AppError('not_found', `There is no trace ${traceId}. It may not have arrived yet, or it was deleted.`, {
      traceId,
    });
  }
  const items: SpanLine[] = [];
  const isComplete = await readNormalizedSpans(traces, {
    traceId,
    records,
    logs: await traceLogs.open(traceId),
    onSpan({ spanId }, normalized) {
      items.push(toSpanLine(spanId, normalized));
    },
  });
  return { items, isComplete };
}
