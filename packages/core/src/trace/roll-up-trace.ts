import type { SpanId } from '../ids.ts';
import { sortList } from '../sort-list.ts';
import type { SpanRecord } from '../span-record.ts';
import type { TraceState } from '../trace-summary.ts';
import type { Usage } from '../usage.ts';
import { listChildrenFirst } from './children-first.ts';
import { findMostCommon, listMostCommon } from './most-common.ts';
import { isEarlier, toParentLinks, type ParentLinks } from './parent-links.ts';
import { sumLeafCost } from './sum-leaf-cost.ts';
import { sumLeafUsage } from './sum-leaf-usage.ts';
import { dropRepeatedCalls } from './drop-repeated-calls.ts';

/** What a trace is, told by its spans; see {@link TraceSummary} for the fields. */
export interface TraceRollup {
  readonly name: string;
  readonly state: TraceState;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint | null;
  readonly rootSpanId: SpanId | null;
  readonly spanCount: number;
  readonly errorCount: number;
  readonly usage: Usage;
  readonly costUsd: number | null;
  readonly sessionId: string | null;
  readonly userId: string | null;
  readonly serviceNames: readonly string[];
  /** Distinct models, those of most spans first. */
  readonly models: readonly string[];
  /** Distinct types, those of most spans first. */
  readonly spanTypes: readonly string[];
}

export interface RollUpOptions {
  /** Nothing more is expected: the trace is not in progress, whatever is missing. */
  readonly isAbandoned?: boolean;
}

/**
 * Sums a trace up from all spans that have arrived, in whatever order. Linear in the number of spans and not recursive:
 * chains of any depth, spans that are their own parents and circles are data like any other.
 */
export function rollUpTrace(spans: readonly SpanRecord[], { isAbandoned = false }: RollUpOptions = {}): TraceRollup {
  const links = toParentLinks(spans);
  const order = listChildrenFirst(links.parents);
  const root = findRoot(spans, links);
  const counted = dropRepeatedCalls(spans);
  const { usage, callOfAgent } = sumLeafUsage(counted, links.parents, order);
  return {
    name: root?.name ?? '',
    state: isAbandoned ? toLastState(root) : toState(root),
    startUnixNano: findStart(spans),
    endUnixNano: findEnd(spans),
    rootSpanId: root?.spanId ?? null,
    spanCount: spans.length,
    errorCount: countErrors(spans),
    usage,
    costUsd: sumLeafCost(counted, { parents: links.parents, childrenFirst: order, callOfAgent }),
    sessionId: root?.sessionId ?? findMostCommon(spans, (span) => span.sessionId),
    userId: root?.userId ?? findMostCommon(spans, (span) => span.userId),
    serviceNames: listServiceNames(spans),
    models: listMostCommon(spans, (span) => span.model),
    spanTypes: listMostCommon(spans, (span) => span.type),
  };
}

/** The earliest span without a parent; while there is none, the earliest whose parent has not arrived. */
function findRoot(spans: readonly SpanRecord[], links: ParentLinks): SpanRecord | undefined {
  let root: SpanRecord | undefined;
  let topmost: SpanRecord | undefined;
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index] as SpanRecord;
    const kind = links.kindOf(index);
    if (kind === 'root' && isEarlier(span, root)) root = span;
    if (kind !== 'child' && isEarlier(span, topmost)) topmost = span;
  }
  return root ?? topmost;
}

function toState(root: SpanRecord | undefined): TraceState {
  if (root === undefined || root.parentSpanId !== null || root.endUnixNano === null) return 'IN_PROGRESS';
  return root.status === 'ERROR' ? 'ERROR' : 'OK';
}

/**
 * How a trace ended of which nothing comes any more. A root that began and never ended was cut short; one that was never sent (a sampled
 * parent, another system) says nothing against the rest.
 */
function toLastState(root: SpanRecord | undefined): TraceState {
  return root === undefined || root.endUnixNano === null || root.status === 'ERROR' ? 'ERROR' : 'OK';
}

function countErrors(spans: readonly SpanRecord[]): number {
  let count = 0;
  for (const { status } of spans) if (status === 'ERROR') count += 1;
  return count;
}

/** A start of 0 means that the emitter did not say; it counts only when no span did. */
function findStart(spans: readonly SpanRecord[]): bigint {
  let earliestUnixNano = 0n;
  for (const { startUnixNano } of spans) {
    if (startUnixNano === 0n) continue;
    if (earliestUnixNano === 0n || startUnixNano < earliestUnixNano) earliestUnixNano = startUnixNano;
  }
  return earliestUnixNano;
}

function findEnd(spans: readonly SpanRecord[]): bigint | null {
  let latestUnixNano: bigint | null = null;
  for (const { endUnixNano } of spans) {
    if (endUnixNano === null) continue;
    if (latestUnixNano === null || endUnixNano > latestUnixNano) latestUnixNano = endUnixNano;
  }
  return latestUnixNano;
}

/** In order of first appearance in time, whatever the order of arrival. */
function listServiceNames(spans: readonly SpanRecord[]): readonly string[] {
  const first = new Map<string, SpanRecord>();
  for (const span of spans) {
    if (span.serviceName !== null && isEarlier(span, first.get(span.serviceName))) first.set(span.serviceName, span);
  }
  return sortList([...first.keys()], (left, right) => (isEarlier(first.get(left), first.get(right)) ? -1 : 1));
}
