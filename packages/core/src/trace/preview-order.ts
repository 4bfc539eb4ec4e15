import type { SpanRecord } from '../span-record.ts';

/**
 * Whose text comes first when a trace shows what was asked and what came of it: the input of the span that started first,
 * the output of the one that ended last. Total orders, so that the order in which spans come does not matter.
 */
export const PREVIEW_ORDER = {
  /** Of two that start together the one that ends later is the outer one. */
  input(left: SpanRecord, right: SpanRecord): number {
    return (
      compare(left.startUnixNano, right.startUnixNano) ||
      compare(toEnd(right), toEnd(left)) ||
      compare(left.spanId, right.spanId)
    );
  },
  /** Of two that end together the one that started earlier is the outer one. */
  output(left: SpanRecord, right: SpanRecord): number {
    return (
      compare(toEnd(right), toEnd(left)) ||
      compare(left.startUnixNano, right.startUnixNano) ||
      compare(left.spanId, right.spanId)
    );
  },
} as const;

function toEnd(span: SpanRecord): bigint {
  return span.endUnixNano ?? span.startUnixNano;
}

function compare<Value extends bigint | string>(left: Value, right: Value): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
