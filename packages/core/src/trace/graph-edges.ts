import type { Actor } from './graph-actors.ts';
import type { GraphEdge, GraphEdgeKind } from './graph-node.ts';

export interface EdgeRules {
  readonly toNodeId: (actor: Actor) => string;
  /** Each call by itself: what came after what is drawn for models and tools, too. */
  readonly isExpanded: boolean;
}

/** Steps and agents go on where those before ended; models and tools are called. */
const FLOWING: ReadonlySet<string> = new Set(['step', 'agent']);

/** Of more that ran beside each other only the last to end leads on: a hundred times a hundred lines say nothing. */
const MAX_FAN = 64;

/**
 * Who ran whom and who came after whom, with how often. Agents or steps that begin when their siblings have ended come
 * after them (a hand-off, the next node of a graph) unless their parent did something in between, which makes it a call.
 */
export function listGraphEdges(roots: readonly Actor[], rules: EdgeRules): readonly GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  const open: Family[] = [{ parent: undefined, children: roots }];
  for (let family = open.pop(); family !== undefined; family = open.pop()) {
    addFamily(edges, rules, family);
    for (const child of family.children) {
      if (child.children.length > 0) open.push({ parent: child, children: child.children });
    }
  }
  return [...edges.values()];
}

interface Family {
  readonly parent: Actor | undefined;
  readonly children: readonly Actor[];
}

function addFamily(edges: Map<string, GraphEdge>, rules: EdgeRules, { parent, children }: Family): void {
  let before: readonly Actor[] = [];
  let group: Actor[] = [];
  for (const child of children) {
    if (!rules.isExpanded && !FLOWING.has(child.kind)) {
      before = [];
      group = [];
      if (parent !== undefined) addEdge(edges, rules, { from: parent, to: child, kind: 'call' });
      continue;
    }
    if (group.length > 0 && group.every((other) => hasEndedBefore(other, child))) {
      before = group;
      group = [];
    }
    group.push(child);
    const leading = before.length * group.length > MAX_FAN ? [findLast(before)] : before;
    for (const from of leading) addEdge(edges, rules, { from, to: child, kind: toFlowKind(from, child) });
    if (before.length === 0 && parent !== undefined) addEdge(edges, rules, { from: parent, to: child, kind: 'call' });
  }
}

function findLast(actors: readonly Actor[]): Actor {
  return actors.reduce((last, actor) =>
    (actor.span.endUnixNano ?? 0n) > (last.span.endUnixNano ?? 0n) ? actor : last,
  );
}

function addEdge(
  edges: Map<string, GraphEdge>,
  { toNodeId }: EdgeRules,
  edge: { readonly from: Actor; readonly to: Actor; readonly kind: GraphEdgeKind },
): void {
  const from = toNodeId(edge.from);
  const to = toNodeId(edge.to);
  const id = `${edge.kind} ${from} → ${to}`;
  edges.set(id, { id, from, to, kind: edge.kind, count: (edges.get(id)?.count ?? 0) + 1 });
}

function toFlowKind(before: Actor, after: Actor): GraphEdgeKind {
  return before.kind === 'agent' && after.kind === 'agent' ? 'handoff' : 'sequence';
}

/** Clocks of programs jitter: two that overlap by less than a quarter of the shorter one came one after the other. */
function hasEndedBefore({ span: before }: Actor, { span: after }: Actor): boolean {
  if (before.endUnixNano === null) return false;
  const overlap = before.endUnixNano - after.startUnixNano;
  if (overlap <= 0n) return true;
  const first = before.endUnixNano - before.startUnixNano;
  const second = after.endUnixNano === null ? first : after.endUnixNano - after.startUnixNano;
  return overlap * 4n < (first < second ? first : second);
}
