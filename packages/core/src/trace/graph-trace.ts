import { type Actor, type GraphSpan, listGraphActors, type ReadDigests } from './graph-actors.ts';
import { listGraphEdges } from './graph-edges.ts';
import type { GraphKind, GraphNode, TraceGraph } from './graph-node.ts';

export interface GraphOptions {
  /** Names of agents, tools and nodes by span; without them the names of the spans have to do. */
  readonly digests?: ReadDigests;
  /** Each call is a node of its own, unless there are more calls than this. Absent: repeats are one node. */
  readonly maxCalls?: number | undefined;
  /** Above this many nodes the rarest of each kind are drawn as one. */
  readonly maxNodes?: number | undefined;
}

const MAX_NODES = 120;
const NANOS_PER_MS = 1e6;

/**
 * A trace as a graph of who acted: repeats collapse into one node with what they add up to, and edges say who ran whom
 * and who came after whom. Linear but for sorting, but for expanded graphs, which are meant to be small.
 */
export function toTraceGraph(spans: readonly GraphSpan[], options: GraphOptions = {}): TraceGraph {
  const { digests = new Map(), maxCalls = 0, maxNodes = MAX_NODES } = options;
  const { roots, count, actorOf } = listGraphActors(spans, digests);
  const isExpanded = count <= maxCalls;
  const ownId = (actor: Actor) => (isExpanded ? actor.span.spanId : actor.key);
  const folded = planFolds(roots, ownId, Math.max(maxNodes, maxCalls));
  const toNodeId = (actor: Actor) => folded.get(ownId(actor))?.id ?? ownId(actor);
  const nodes = new Map<string, OpenNode>();
  visit(
    roots,
    (actor, { isInside }) => {
      const id = toNodeId(actor);
      const node = nodes.get(id) ?? createNode(id, actor, folded.get(ownId(actor)));
      nodes.set(id, node);
      addOccurrence(node, actor, isInside);
    },
    toNodeId,
  );
  return {
    nodes: [...nodes.values()]
      .toSorted((left, right) => (left.startUnixNano < right.startUnixNano ? -1 : 1))
      .map(toNode),
    edges: listGraphEdges(roots, { toNodeId, isExpanded }),
    callCount: count,
    isExpanded,
    nodeOfSpan: new Map([...actorOf].map(([spanId, actor]) => [spanId, toNodeId(actor)])),
  };
}

interface OpenNode {
  readonly node: { -readonly [Key in keyof Omit<GraphNode, 'spanIds'>]: GraphNode[Key] };
  readonly startUnixNano: bigint;
  readonly occurrences: Actor[];
}

interface Fold {
  readonly id: string;
  readonly kind: GraphKind;
  readonly count: number;
}

function createNode(id: string, { kind, label, span }: Actor, fold: Fold | undefined): OpenNode {
  const node = { id, kind, type: span.type, totalMs: 0, tokens: 0, costUsd: null, errorCount: 0, openCount: 0 };
  return {
    node:
      fold === undefined
        ? { ...node, label }
        : { ...node, label: `${String(fold.count)} more`, foldedCount: fold.count },
    startUnixNano: span.startUnixNano,
    occurrences: [],
  };
}

function addOccurrence({ node, occurrences }: OpenNode, actor: Actor, isInside: boolean): void {
  const { span } = actor;
  occurrences.push(actor);
  if (span.status === 'ERROR') node.errorCount += 1;
  if (span.endUnixNano === null) node.openCount += 1;
  if (isInside) return;
  if (span.endUnixNano !== null) {
    node.totalMs += Math.max(0, Number(span.endUnixNano - span.startUnixNano) / NANOS_PER_MS);
  }
  node.tokens += actor.tokens;
  if (actor.costUsd !== null) node.costUsd = (node.costUsd ?? 0) + actor.costUsd;
}

function toNode({ node, occurrences }: OpenNode): GraphNode {
  const sorted = occurrences.toSorted((left, right) => (left.span.startUnixNano < right.span.startUnixNano ? -1 : 1));
  return { ...node, spanIds: sorted.map(({ span }) => span.spanId) };
}

/** Every actor once, parents first. `isInside`: one of the same node is above it, and has counted what it did. */
function visit(
  roots: readonly Actor[],
  onActor: (actor: Actor, place: { readonly isInside: boolean }) => void,
  toNodeId: (actor: Actor) => string,
): void {
  const openCounts = new Map<string, number>();
  const open: { readonly actor: Actor; readonly isLeaving: boolean }[] = [];
  const push = (actors: readonly Actor[]) => {
    for (let at = actors.length - 1; at >= 0; at -= 1) open.push({ actor: actors[at] as Actor, isLeaving: false });
  };
  push(roots);
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { actor, isLeaving } = step;
    const id = toNodeId(actor);
    const depth = openCounts.get(id) ?? 0;
    if (isLeaving) {
      openCounts.set(id, depth - 1);
      continue;
    }
    onActor(actor, { isInside: depth > 0 });
    if (actor.children.length === 0) continue;
    openCounts.set(id, depth + 1);
    open.push({ actor, isLeaving: true });
    push(actor.children);
  }
}

/** Which nodes have to share one: the rarest without an error, kind by kind. */
function planFolds(
  roots: readonly Actor[],
  toId: (actor: Actor) => string,
  maxNodes: number,
): ReadonlyMap<string, Fold> {
  const found = new Map<string, { kind: GraphKind; weight: number }>();
  visit(
    roots,
    (actor) => {
      const id = toId(actor);
      const known = found.get(id) ?? { kind: actor.kind, weight: 0 };
      known.weight += actor.span.status === 'ERROR' ? ERROR_WEIGHT : 1;
      found.set(id, known);
    },
    toId,
  );
  if (found.size <= maxNodes) return new Map();
  const byWeight = [...found].toSorted(([, left], [, right]) => right.weight - left.weight);
  const rest = Map.groupBy(byWeight.slice(maxNodes), ([, { kind }]) => kind);
  const folds = new Map<string, Fold>();
  for (const [kind, entries] of rest) {
    const fold: Fold = { id: `${kind}:…`, kind, count: entries.length };
    for (const [id] of entries) folds.set(id, fold);
  }
  return folds;
}

/** A failure is looked for among a hundred that went well. */
const ERROR_WEIGHT = 100;
