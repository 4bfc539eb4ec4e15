import type { SpanRecord } from '../span-record.ts';
import { findRepeatedCalls } from './find-repeated-calls.ts';
import { findTwinCalls } from './find-twin-calls.ts';

/** The same spans; those that report a call which is counted elsewhere report nothing. */
export function dropRepeatedCalls(spans: readonly SpanRecord[]): readonly SpanRecord[] {
  return withoutCalls(withoutCalls(spans, findRepeatedCalls), findTwinCalls);
}

function withoutCalls(
  spans: readonly SpanRecord[],
  findCalls: (spans: readonly SpanRecord[]) => ReadonlySet<number>,
): readonly SpanRecord[] {
  const calls = findCalls(spans);
  if (calls.size === 0) return spans;
  return spans.map((span, index) => (calls.has(index) ? { ...span, usage: {}, costUsd: null } : span));
}
