import type { SpanRowBody } from '@gander/api/gander/span-schemas';

type Row = Pick<SpanRowBody, 'spanId' | 'parentSpanId' | 'status' | 'startUnixNano'>;

/**
 * The span in which the failure of a trace began: of the failed spans with nothing failed below them the deepest, and of
 * those the first. Failures that reached the root go before those that somebody caught. `undefined` where none failed.
 */
export function findRootFailure<Span extends Row>(spans: readonly Span[]): Span | undefined {
  const failed = new Map(spans.filter(({ status }) => status === 'ERROR').map((span) => [span.spanId, span]));
  const known = new Set(spans.map(({ spanId }) => spanId));
  const passedOn = new Set([...failed.values()].map(({ parentSpanId }) => parentSpanId));
  let best: Candidate<Span> | undefined;
  for (const span of failed.values()) {
    if (!passedOn.has(span.spanId)) {
      const candidate = { span, ...climb(span, failed, known) };
      if (best === undefined || isBetter(candidate, best)) best = candidate;
    }
  }
  // Only a cycle has failures that all passed it on.
  return best?.span ?? failed.values().next().value;
}

interface Candidate<Span> {
  readonly span: Span;
  /** How many failed spans lead from here upwards without a gap. */
  readonly height: number;
  readonly reachesRoot: boolean;
}

function climb<Span extends Row>(span: Span, failed: ReadonlyMap<string, Span>, known: ReadonlySet<string>) {
  const seen = new Set<string>();
  let top: Span = span;
  for (let next: Span | undefined = span; next !== undefined && !seen.has(next.spanId);) {
    seen.add(next.spanId);
    top = next;
    next = next.parentSpanId === null ? undefined : failed.get(next.parentSpanId);
  }
  const isRoot = top.parentSpanId === null || !known.has(top.parentSpanId);
  return { height: seen.size, reachesRoot: isRoot };
}

function isBetter<Span extends Row>(candidate: Candidate<Span>, best: Candidate<Span>): boolean {
  if (candidate.reachesRoot !== best.reachesRoot) return candidate.reachesRoot;
  if (candidate.height !== best.height) return candidate.height > best.height;
  return candidate.span.startUnixNano < best.span.startUnixNano;
}
