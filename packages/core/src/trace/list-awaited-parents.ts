import type { LinkedSpan } from './parent-links.ts';

/** A span that others name as their parent and that has not come. */
export interface AwaitedParent<Id extends string = string> {
  readonly spanId: Id;
  /** Of the earliest of its children: it began no later. */
  readonly startUnixNano: bigint;
  readonly childCount: number;
}

/**
 * The parents that are not among the spans, in the order in which they are named. OpenTelemetry sends a span when it has
 * ended, so that of a running trace the children are there before what they are part of.
 */
export function listAwaitedParents<Id extends string>(spans: readonly LinkedSpan<Id>[]): readonly AwaitedParent<Id>[] {
  const known = new Set<string>();
  for (const { spanId } of spans) known.add(spanId);
  const awaited = new Map<Id, AwaitedParent<Id>>();
  for (const { parentSpanId, startUnixNano } of spans) {
    if (parentSpanId === null || known.has(parentSpanId)) continue;
    const other = awaited.get(parentSpanId);
    awaited.set(parentSpanId, {
      spanId: parentSpanId,
      startUnixNano: other !== undefined && other.startUnixNano < startUnixNano ? other.startUnixNano : startUnixNano,
      childCount: (other?.childCount ?? 0) + 1,
    });
  }
  return [...awaited.values()];
}
