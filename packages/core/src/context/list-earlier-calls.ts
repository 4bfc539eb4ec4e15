import type { SpanId } from '../ids.ts';
import type { SpanRecord } from '../span-record.ts';
import { toParentLinks } from '../trace/parent-links.ts';

/** What has to be known of a span to tell whether it is a call before another one. */
export type EarlierCall = Pick<
  SpanRecord,
  'spanId' | 'parentSpanId' | 'name' | 'type' | 'startUnixNano' | 'endUnixNano' | 'model'
>;

const MODEL_TYPES: ReadonlySet<string> = new Set(['CHAT_MODEL', 'LLM']);
const NO_PARENT = -1;
const UNKNOWN = -1;

/**
 * The model calls before this one in the same conversation: of the same agent, ended before this one began; those that it
 * most probably goes on from first. Instrumentations tell one call by several spans, one inside the other: calls of the
 * same name are preferred, and calls around this one do not count. Where no agent is named, only calls of the same model
 * are of the same conversation: a pipeline asks one model after the other, each about something else. None for the first
 * call, and for what is no model call.
 */
export function listEarlierCalls<Span extends EarlierCall>(spans: readonly Span[], spanId: SpanId): readonly Span[] {
  const index = spans.findIndex((span) => span.spanId === spanId);
  const call = spans[index];
  if (call === undefined || !MODEL_TYPES.has(call.type)) return [];
  const { parents } = toParentLinks(spans);
  const findOwner = createOwnerFinder(spans, parents);
  const owner = findOwner(index);
  const hasAgent = spans[owner]?.type === 'AGENT';
  const ranked = spans.flatMap((span, candidate) => {
    if (candidate === index || !MODEL_TYPES.has(span.type)) return [];
    if (span.endUnixNano === null || span.endUnixNano > call.startUnixNano) return [];
    if (!hasAgent && span.model !== call.model) return [];
    const candidateOwner = findOwner(candidate);
    // Each turn of a conversation may be a run of its own of the same agent.
    if (spans[candidateOwner]?.name !== spans[owner]?.name) return [];
    const rank = [candidateOwner === owner, span.model === call.model, span.name === call.name];
    return [{ span, rank: rank.map((isSame) => (isSame ? '0' : '1')).join('') }];
  });
  return ranked.toSorted(byRankAndTime).map(({ span }) => span);
}

interface Ranked {
  readonly span: EarlierCall;
  readonly rank: string;
}

function byRankAndTime(left: Ranked, right: Ranked): number {
  if (left.rank !== right.rank) return left.rank < right.rank ? -1 : 1;
  return Number(right.span.startUnixNano - left.span.startUnixNano);
}

/**
 * Finds the nearest agent above a span, else the topmost span, both by index. What was walked once is remembered, so that all
 * spans together take no longer than there are spans, however deep they lie.
 */
function createOwnerFinder(spans: readonly EarlierCall[], parents: Int32Array): (index: number) => number {
  const owners = new Int32Array(parents.length).fill(UNKNOWN);
  return function findOwner(index) {
    const path: number[] = [];
    let at = index;
    while (owners[at] === UNKNOWN) {
      path.push(at);
      const parent = parents[at] as number;
      if (parent === NO_PARENT) owners[at] = at;
      else if (spans[parent]?.type === 'AGENT') owners[at] = parent;
      else at = parent;
    }
    const owner = owners[at] as number;
    for (const below of path) owners[below] = owner;
    return owner;
  };
}
