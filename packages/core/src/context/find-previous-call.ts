import type { SpanId } from '../ids.ts';
import type { SpanRecord } from '../span-record.ts';
import { toParentLinks } from '../trace/parent-links.ts';

type Call = Pick<SpanRecord, 'spanId' | 'parentSpanId' | 'name' | 'type' | 'startUnixNano' | 'endUnixNano'>;

const MODEL_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM']);
const NO_PARENT = -1;

/**
 * The model call before this one in the same conversation: of the same agent, ended before this one began, the latest.
 * Instrumentations tell one call by several spans, one inside the other: a call of the same name is preferred, and calls
 * around this one do not count. `undefined` for the first call, and for what is no model call.
 */
export function findPreviousCall<Span extends Call>(spans: readonly Span[], spanId: SpanId): Span | undefined {
  const index = spans.findIndex((span) => span.spanId === spanId);
  const call = spans[index];
  if (call === undefined || !MODEL_TYPES.has(call.type)) return undefined;
  const { parents } = toParentLinks(spans);
  const owner = findOwner(spans, parents, index);
  const earlier = spans.flatMap((span, candidate) => {
    const isEarlier = MODEL_TYPES.has(span.type) && span.endUnixNano !== null && span.endUnixNano <= call.startUnixNano;
    return isEarlier && candidate !== index ? [{ span, owner: findOwner(spans, parents, candidate) }] : [];
  });
  const ofSpan = earlier.filter((candidate) => candidate.owner === owner);
  // Each turn of a conversation may be a run of its own of the same agent.
  const ofAgent = earlier.filter((candidate) => spans[candidate.owner]?.name === spans[owner]?.name);
  for (const candidates of [ofSpan, ofAgent]) {
    const found = candidates.map(({ span }) => span);
    const latest = findLatest(found.filter(({ name }) => name === call.name)) ?? findLatest(found);
    if (latest !== undefined) return latest;
  }
  return undefined;
}

/** Index of the nearest agent above a span, else of the topmost span. */
function findOwner(spans: readonly Call[], parents: Int32Array, index: number): number {
  let at = index;
  for (let parent = parents[at] as number; parent !== NO_PARENT; parent = parents[at] as number) {
    at = parent;
    if (spans[at]?.type === 'AGENT') return at;
  }
  return at;
}

function findLatest<Span extends Call>(calls: readonly Span[]): Span | undefined {
  return calls.reduce<Span | undefined>(
    (latest, call) => (latest === undefined || call.startUnixNano >= latest.startUnixNano ? call : latest),
    undefined,
  );
}
