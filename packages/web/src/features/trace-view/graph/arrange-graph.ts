import { Graph, type EdgeLabel, layout as layOut, type NodeLabel } from '@dagrejs/dagre';

import { type GraphLayout, type GraphShape, NODE_HEIGHT, NODE_WIDTH, type Point } from './graph-layout.ts';

/** A graph that is wider than this for its height is read better from left to right. */
const MAX_ASPECT = 2.2;
const MANY_NODES = 10;

/** Arranges a graph in ranks. Seconds for thousands of edges: runs in a worker. */
export function arrangeGraph(shape: GraphShape): GraphLayout {
  const down = arrange(shape, 'TB');
  if (shape.nodeIds.length < MANY_NODES || down.width / down.height <= MAX_ASPECT) return down;
  const across = arrange(shape, 'LR');
  return across.width / across.height > MAX_ASPECT ? down : across;
}

function arrange({ nodeIds, edges }: GraphShape, rankdir: 'TB' | 'LR'): GraphLayout {
  const isDown = rankdir === 'TB';
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir,
    nodesep: isDown ? 28 : 18,
    ranksep: isDown ? 56 : 72,
    edgesep: 14,
  });
  for (const id of nodeIds) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const { id, from, to, hasLabel } of edges) {
    if (from === to) continue;
    graph.setEdge(from, to, hasLabel ? { width: 28, height: 14, labelpos: 'c' } : {}, id);
  }
  layOut(graph);
  return toFramed(
    new Map(
      nodeIds.map((id) => {
        const { x = 0, y = 0 } = graph.node(id) as NodeLabel;
        return [id, { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 }];
      }),
    ),
    new Map(
      edges.map(({ id, from, to }) => {
        if (from === to) return [id, toLoop(graph.node(from) as NodeLabel)];
        const { points = [], x, y } = graph.edge(from, to, id) as EdgeLabel;
        return [id, { points, label: x === undefined || y === undefined ? undefined : { x, y } }];
      }),
    ),
  );
}

const MARGIN = 16;
/** What a count on an edge takes. */
const LABEL_ROOM = 20;

/** The size of everything with a margin around it: lines may lead around the outermost nodes. */
function toFramed(nodes: GraphLayout['nodes'], edges: GraphLayout['edges']): GraphLayout {
  const points = [...edges.values()].flatMap((edge) => edge.points);
  const corners = [...nodes.values()].flatMap(({ x, y }) => [
    { x, y },
    { x: x + NODE_WIDTH, y: y + NODE_HEIGHT },
  ]);
  const labels = [...edges.values()].flatMap(({ label }) => (label === undefined ? [] : [label.x + LABEL_ROOM]));
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of [...corners, ...points]) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  for (const x of labels) right = Math.max(right, x);
  if (corners.length === 0) return { width: 0, height: 0, nodes, edges, isPlain: false };
  const move = ({ x, y }: Point): Point => ({ x: x - left + MARGIN, y: y - top + MARGIN });
  return {
    width: right - left + 2 * MARGIN,
    height: bottom - top + 2 * MARGIN,
    nodes: new Map([...nodes].map(([id, at]) => [id, move(at)])),
    edges: new Map(
      [...edges].map(([id, edge]) => [id, { points: edge.points.map(move), label: edge.label && move(edge.label) }]),
    ),
    isPlain: false,
  };
}

/** Room beside a node for the line that leads back to it. */
const LOOP_WIDTH = 44;

function toLoop({ x = 0, y = 0 }: NodeLabel) {
  const edge = x + NODE_WIDTH / 2;
  const [top, bottom] = [y - NODE_HEIGHT / 4, y + NODE_HEIGHT / 4];
  return {
    points: [
      { x: edge, y: top },
      { x: edge + LOOP_WIDTH * 0.7, y: top - 6 },
      { x: edge + LOOP_WIDTH * 0.7, y: bottom + 6 },
      { x: edge + 1, y: bottom },
    ],
    label: { x: edge + LOOP_WIDTH, y },
  };
}
