import { type GraphLayout, type GraphShape, NODE_HEIGHT, NODE_WIDTH, type Point } from './graph-layout.ts';

const GAP_X = 28;
const GAP_Y = 56;
const MARGIN = 16;
const MAX_COLUMNS = 8;

/** The cheap arrangement: by how far from a start a node is, in rows of at most eight; edges are straight. */
export function arrangeInRows({ nodeIds, edges }: GraphShape): GraphLayout {
  const nodes = new Map<string, Point>();
  let row = 0;
  for (const level of listLevels(nodeIds, edges)) {
    for (let from = 0; from < level.length; from += MAX_COLUMNS) {
      for (const [column, id] of level.slice(from, from + MAX_COLUMNS).entries()) {
        nodes.set(id, { x: MARGIN + column * (NODE_WIDTH + GAP_X), y: MARGIN + row * (NODE_HEIGHT + GAP_Y) });
      }
      row += 1;
    }
  }
  const places = [...nodes.values()];
  return {
    width: Math.max(0, ...places.map(({ x }) => x)) + NODE_WIDTH + MARGIN,
    height: Math.max(0, ...places.map(({ y }) => y)) + NODE_HEIGHT + MARGIN,
    nodes,
    edges: new Map(edges.map(({ id, from, to }) => [id, toLine(nodes.get(from), nodes.get(to))])),
    isPlain: true,
  };
}

function listLevels(nodeIds: readonly string[], edges: GraphShape['edges']): readonly (readonly string[])[] {
  const targets = Map.groupBy(edges, ({ from }) => from);
  const reached = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const seen = new Set<string>();
  const levels: string[][] = [];
  const starts = nodeIds.filter((id) => !reached.has(id));
  // What nothing leads to begins; what only runs in circles comes last, from the first of it.
  for (const start of [...starts, ...nodeIds]) {
    if (seen.has(start)) continue;
    let level = [start];
    seen.add(start);
    for (let depth = 0; level.length > 0; depth += 1) {
      (levels[depth] ??= []).push(...level);
      const next = level.flatMap((id) => (targets.get(id) ?? []).map(({ to }) => to));
      level = [];
      for (const id of next) {
        if (seen.has(id)) continue;
        seen.add(id);
        level.push(id);
      }
    }
  }
  return levels;
}

function toLine(from: Point | undefined, to: Point | undefined) {
  if (from === undefined || to === undefined) return { points: [], label: undefined };
  const isDown = to.y > from.y;
  const start = { x: from.x + NODE_WIDTH / 2, y: from.y + (isDown ? NODE_HEIGHT : 0) };
  const end = { x: to.x + NODE_WIDTH / 2, y: to.y + (isDown ? 0 : NODE_HEIGHT) };
  return { points: [start, end], label: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } };
}
