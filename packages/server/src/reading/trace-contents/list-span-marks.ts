import type { TraceId } from '@gander/core/ids';
import { translateSpan } from '@gander/core/translate/translate-span';
import type { SpanView } from '@gander/protocol/span-view';
import type { TraceStore } from '@gander/store/trace-store';

import type { RouteResponse } from '../reading-methods.ts';
import { readNewestSpans } from './read-newest-spans.ts';

type Marks = RouteResponse<'listSpanMarks'>;
type SpanMarks = Marks['items'][number];

export interface SpanMarksRequest {
  readonly traceId: TraceId;
  readonly cursor: string | undefined;
}

/** More than these are not told apart on a bar. */
const MAX_EVENTS = 100;
const MAX_NAME_CHARS = 200;
/** Whatever it is called, the time to the first token has one of these words in its key, or is an event. */
const FIRST_TOKEN_WORDS = ['first', 'ttft', 'ttfb', 'completion_start', 'completionstart'] as const;

/** What happened inside the spans of a trace, and when their models began to answer. */
export async function listSpanMarks(
  traces: Pick<TraceStore, 'listNewestChunks'>,
  { traceId, cursor }: SpanMarksRequest,
): Promise<Marks> {
  const marks = new Map<string, SpanMarks>();
  const nextCursor = await readNewestSpans(traces, {
    traceId,
    cursor,
    onSpan(span) {
      marks.delete(span.spanId);
      const found = toMarks(span);
      if (found !== undefined) marks.set(span.spanId, found);
    },
  });
  return { items: [...marks.values()], nextCursor };
}

function toMarks(span: SpanView): SpanMarks | undefined {
  const firstTokenMs = hasFirstToken(span) ? translateSpan(span).timeToFirstTokenMs : undefined;
  if (span.eventCount === 0 && firstTokenMs === undefined) return undefined;
  const events = span.eventCount === 0 ? [] : span.events().slice(0, MAX_EVENTS);
  return {
    spanId: span.spanId,
    events: events.map(({ name, timeUnixNano }) => ({
      name: name.slice(0, MAX_NAME_CHARS),
      timeUnixNano: timeUnixNano.toString(),
      ...(name === 'exception' && { isError: true }),
    })),
    ...(firstTokenMs !== undefined && { firstTokenMs }),
  };
}

/** Translating is what costs. */
function hasFirstToken(span: SpanView): boolean {
  const isTold = (text: string) => FIRST_TOKEN_WORDS.some((word) => text.includes(word));
  return (
    span.attributes.keys().some((key) => isTold(key.toLowerCase())) ||
    (span.eventCount > 0 && span.events().some((event) => isTold(event.name.toLowerCase())))
  );
}
