import { listChildrenFirst } from './children-first.ts';
import type { GraphKind } from './graph-node.ts';
import { toGraphLabel } from './graph-label.ts';
import { isEarlier, toParentLinks } from './parent-links.ts';
import type { SpanDigest } from './span-digest.ts';
import type { TimedSpan } from './find-critical-path.ts';
import type { SpanStatus } from '../span-record.ts';
import type { SpanType } from '../span-type.ts';

export interface GraphSpan extends TimedSpan {
  readonly name: string;
  readonly type: SpanType;
  readonly status: SpanStatus;
  readonly model: string | null;
  readonly usage: {
    readonly inputTokens?: number | undefined;
    readonly outputTokens?: number | undefined;
    readonly totalTokens?: number | undefined;
  };
  readonly costUsd: number | null;
}

/** A span that acts, with what happened in it. */
export interface Actor {
  readonly span: GraphSpan;
  readonly kind: GraphKind;
  readonly label: string;
  /** Names who acts: equal for all occurrences. */
  readonly key: string;
  /** Those that it ran, by start time. */
  readonly children: Actor[];
  readonly tokens: number;
  readonly costUsd: number | null;
}

export interface GraphActors {
  /** Those that nobody here ran, by start time. */
  readonly roots: readonly Actor[];
  readonly count: number;
  /** For every span the actor that it is, or that it happened in; none above all of them. */
  readonly actorOf: ReadonlyMap<string, Actor>;
}

/** Names by span, as far as they are known. */
export type ReadDigests = ReadonlyMap<
  string,
  { readonly label?: SpanDigest['label'] | undefined; readonly isNode?: boolean | undefined }
>;

const NO_PARENT = -1;

const KINDS: Readonly<Record<string, GraphKind>> = {
  AGENT: 'agent',
  CHAT_MODEL: 'model',
  LLM: 'model',
  EMBEDDING: 'model',
  TOOL: 'tool',
  RETRIEVER: 'retriever',
  RERANKER: 'retriever',
  MEMORY: 'memory',
  GUARDRAIL: 'guard',
  EVALUATOR: 'guard',
  WORKFLOW: 'step',
  TASK: 'step',
};

/**
 * Who acted in a trace and who ran whom: agents, models, tools, retrievers, and the steps of workflows and graphs. What
 * lies between them (chains, HTTP calls) is left out, and what it ran belongs to the actor above. A trace in which
 * nobody acts is drawn whole. Not recursive.
 */
export function listGraphActors(spans: readonly GraphSpan[], digests: ReadDigests): GraphActors {
  const { parents, kindOf } = toParentLinks(spans);
  const childrenFirst = listChildrenFirst(parents);
  const amounts = sumAmounts(spans, parents, childrenFirst);
  const kinds = toKinds(spans, digests);
  const isPlain = kinds.every((kind) => kind === undefined);
  const hasActorBelow = markAbove(kinds, parents, childrenFirst);
  const actors = Array.from<Actor | undefined>({ length: spans.length });
  const all: { readonly actor: Actor; readonly above: Actor | undefined }[] = [];
  for (let position = childrenFirst.length - 1; position >= 0; position -= 1) {
    const index = childrenFirst[position] as number;
    const span = spans[index] as GraphSpan;
    const above = actors[parents[index] as number];
    const isEntry = kindOf(index) === 'root' && hasActorBelow[index] === 1;
    const kind = isPlain || (isEntry && kinds[index] === undefined) ? 'step' : kinds[index];
    const label = kind && (isPlain ? toPattern(span.name) : toLabel(span, kind, digests));
    const key = `${kind ?? ''}:${label ?? ''}`;
    if (kind === undefined || label === undefined || isSameAccount(kind, key, above)) {
      actors[index] = above;
      continue;
    }
    const actor: Actor = {
      span,
      kind,
      label,
      key,
      children: [],
      tokens: amounts.tokens[index] as number,
      costUsd: amounts.costs[index] ?? null,
    };
    actors[index] = actor;
    all.push({ actor, above });
  }
  const roots: Actor[] = [];
  for (const { actor, above } of all.toSorted((left, right) =>
    isEarlier(left.actor.span, right.actor.span) ? -1 : 1,
  )) {
    (above === undefined ? roots : above.children).push(actor);
  }
  const actorOf = new Map<string, Actor>();
  for (const [index, actor] of actors.entries()) {
    if (actor !== undefined) actorOf.set((spans[index] as GraphSpan).spanId, actor);
  }
  return { roots, count: all.length, actorOf };
}

/** Two instrumentations tell of one call: a model inside a model, an agent inside itself. */
function isSameAccount(kind: GraphKind, key: string, above: Actor | undefined): boolean {
  return (kind === 'model' && above?.kind === 'model') || (kind === 'agent' && above?.key === key);
}

function toKinds(spans: readonly GraphSpan[], digests: ReadDigests): readonly (GraphKind | undefined)[] {
  return spans.map(({ type, spanId }) => (digests.get(spanId)?.isNode === true ? 'step' : KINDS[type]));
}

function toLabel(span: GraphSpan, kind: GraphKind, digests: ReadDigests): string {
  if (kind === 'model' && span.model !== null && span.model !== '') return span.model;
  return digests.get(span.spanId)?.label ?? toGraphLabel(span.name);
}

/** Of a trace of hundreds of steps the numbered ones are one: `row 17` and `row 18`. */
function toPattern(name: string): string {
  return name.replace(/\d+/g, '#');
}

function markAbove(kinds: readonly (GraphKind | undefined)[], parents: Int32Array, childrenFirst: Int32Array) {
  const marks = new Uint8Array(kinds.length);
  for (const index of childrenFirst) {
    const parent = parents[index] as number;
    if (parent !== NO_PARENT && (kinds[index] !== undefined || marks[index] === 1)) marks[parent] = 1;
  }
  return marks;
}

/** What each span used, or what was used below it: the larger, for wrappers repeat what they wrap. */
function sumAmounts(spans: readonly GraphSpan[], parents: Int32Array, childrenFirst: Int32Array) {
  const tokens = new Float64Array(spans.length);
  const costs = Array.from<number | undefined>({ length: spans.length });
  for (const index of childrenFirst) {
    const { usage, costUsd } = spans[index] as GraphSpan;
    const own = usage.totalTokens ?? (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0);
    const used = Math.max(own, tokens[index] as number);
    tokens[index] = used;
    const cost = costUsd === null ? costs[index] : Math.max(costUsd, costs[index] ?? 0);
    costs[index] = cost;
    const parent = parents[index] as number;
    if (parent === NO_PARENT) continue;
    tokens[parent] = (tokens[parent] as number) + used;
    if (cost !== undefined) costs[parent] = (costs[parent] ?? 0) + cost;
  }
  return { tokens, costs };
}
