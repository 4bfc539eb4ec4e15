import type { SpanId } from '@gander/core/ids';
import type { SpanRecord } from '@gander/core/span-record';
import { rollUpTrace } from '@gander/core/trace/roll-up-trace';

import type { ExactColumns } from '../rows/trace-columns.ts';
import type { TraceHead } from '../rows/trace-head.ts';
import { sortSpans } from './sort-spans.ts';

export interface ExactColumnsRequest {
  readonly head: TraceHead;
  /** The root of the trace, and what is stored of the incoming spans. */
  readonly known: ReadonlyMap<SpanId, SpanRecord>;
  readonly incoming: ReadonlyMap<SpanId, SpanRecord>;
}

/**
 * Counts, times and state of a huge trace from what came and what it replaces, without reading the rest. `undefined` when
 * that is not enough: a span that held the start or the end of the trace moved inward, or the root got another parent.
 */
export function planExactColumns({ head, known, incoming }: ExactColumnsRequest): ExactColumns | undefined {
  let { startUnixNano, endUnixNano, spanCount, errorCount } = head;
  for (const [spanId, span] of incoming) {
    const old = known.get(spanId);
    if (old === undefined) {
      spanCount += 1;
    } else {
      if (isMovedInward(head, old, span) || old.parentSpanId !== span.parentSpanId) return undefined;
      errorCount -= countError(old);
    }
    errorCount += countError(span);
    if (isEarlierStart(span.startUnixNano, startUnixNano)) startUnixNano = span.startUnixNano;
    if (span.endUnixNano !== null && (endUnixNano === null || span.endUnixNano > endUnixNano))
      endUnixNano = span.endUnixNano;
  }
  return {
    ...planRoot({ head, known, incoming }),
    start_unix_nano: startUnixNano,
    end_unix_nano: endUnixNano,
    span_count: spanCount,
    error_count: errorCount,
  };
}

/** As in the roll-up, a start of 0 says nothing. */
function isEarlierStart(candidate: bigint, startUnixNano: bigint): boolean {
  return candidate !== 0n && (startUnixNano === 0n || candidate < startUnixNano);
}

function isMovedInward(head: TraceHead, old: SpanRecord, span: SpanRecord): boolean {
  if (old.startUnixNano === head.startUnixNano && span.startUnixNano !== old.startUnixNano) return true;
  if (old.endUnixNano === null || old.endUnixNano !== head.endUnixNano) return false;
  return span.endUnixNano === null || span.endUnixNano < old.endUnixNano;
}

function countError(span: SpanRecord): number {
  return span.status === 'ERROR' ? 1 : 0;
}

/** Spans without a parent decide among themselves; while there is none, the topmost span stays what it was. */
function planRoot({
  head,
  known,
  incoming,
}: ExactColumnsRequest): Pick<ExactColumns, 'name' | 'state' | 'root_span_id'> {
  const roots = [...incoming.values()].filter((span) => span.parentSpanId === null);
  const root = head.rootSpanId === null ? undefined : known.get(head.rootSpanId);
  if (root?.parentSpanId === null && !incoming.has(root.spanId)) roots.push(root);
  if (roots.length === 0) return { name: head.name, state: head.state, root_span_id: head.rootSpanId };
  const { name, state, rootSpanId } = rollUpTrace(sortSpans(roots));
  return { name, state, root_span_id: rootSpanId };
}
