import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { type AwaitedParent, listAwaitedParents } from '@gander/core/trace/list-awaited-parents';

/** Stands where a span will be that has not ended and so was not sent: its children are there before it. */
export interface AwaitedSpan extends SpanRowBody {
  readonly isAwaited: true;
  /** So far. */
  readonly childCount: number;
}

export function isAwaitedSpan(span: SpanRowBody): span is AwaitedSpan {
  return 'isAwaited' in span;
}

/**
 * The spans of a running trace with a stand-in for each parent that is missing. It has the id of the span to come, which takes
 * its place: nothing moves when it does.
 */
export function addAwaitedSpans(spans: readonly SpanRowBody[]): readonly SpanRowBody[] {
  const awaited = listAwaitedParents(spans);
  return awaited.length === 0 ? spans : [...awaited.map(toStandIn), ...spans];
}

function toStandIn({ spanId, startUnixNano, childCount }: AwaitedParent): AwaitedSpan {
  return {
    isAwaited: true,
    childCount,
    spanId,
    parentSpanId: null,
    name: 'still running',
    kind: 0,
    type: 'UNKNOWN',
    status: 'UNSET',
    startUnixNano,
    endUnixNano: null,
    serviceName: null,
    model: null,
    provider: null,
    usage: {},
    costUsd: null,
    sessionId: null,
    userId: null,
  };
}
