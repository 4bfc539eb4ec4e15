import { describe, expect, it } from 'vitest';

import { arrangeGraph } from './arrange-graph.ts';
import { arrangeInRows } from './arrange-in-rows.ts';
import { findNearestNode } from './find-nearest-node.ts';
import { type GraphLayout, type GraphShape, NODE_HEIGHT, NODE_WIDTH } from './graph-layout.ts';

const edge = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, hasLabel: true });

const LOOP: GraphShape = {
  nodeIds: ['agent', 'tool', 'model', 'alone'],
  edges: [edge('agent', 'tool'), edge('tool', 'agent'), edge('agent', 'model'), edge('tool', 'tool')],
};
const FAN: GraphShape = {
  nodeIds: ['agent', ...Array.from({ length: 40 }, (_, index) => `t${String(index)}`)],
  edges: Array.from({ length: 40 }, (_, index) => edge('agent', `t${String(index)}`)),
};

function overlaps({ nodes }: GraphLayout): number {
  const places = [...nodes.values()];
  return places.filter((left, index) =>
    places
      .slice(index + 1)
      .some((right) => Math.abs(left.x - right.x) < NODE_WIDTH && Math.abs(left.y - right.y) < NODE_HEIGHT),
  ).length;
}

describe.each([
  ['arrangeGraph', arrangeGraph],
  ['arrangeInRows', arrangeInRows],
] as const)('%s', (_name, arrange) => {
  it.each([
    ['a loop', LOOP],
    ['a fan', FAN],
    ['nothing', { nodeIds: [], edges: [] }],
  ])('places every node of %s apart from all others', (_what, shape) => {
    const layout = arrange(shape);
    expect([...layout.nodes.keys()]).toEqual(expect.arrayContaining([...shape.nodeIds]));
    expect(overlaps(layout)).toBe(0);
    expect(layout.edges.size).toBe(shape.edges.length);
    for (const { x, y } of layout.nodes.values()) {
      expect(x + NODE_WIDTH).toBeLessThanOrEqual(layout.width);
      expect(y + NODE_HEIGHT).toBeLessThanOrEqual(layout.height);
    }
  });
});

it('keeps the lines inside the frame, also those around the outermost nodes', () => {
  const chain = ['a', 'b', 'c', 'd', 'e'];
  const { edges, width, height } = arrangeGraph({
    nodeIds: [...chain, 'x', 'y'],
    edges: [
      ...chain.slice(1).map((to, index) => edge(chain[index] ?? '', to)),
      edge('a', 'e'),
      edge('e', 'a'),
      edge('b', 'x'),
      edge('b', 'y'),
      edge('c', 'c'),
      edge('a', 'd'),
    ],
  });
  for (const { x, y } of [...edges.values()].flatMap(({ points }) => points)) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(height);
  }
});

it('turns a graph that would be far too wide', () => {
  const { width, height } = arrangeGraph(FAN);
  expect(width).toBeLessThan(height);
});

it('leads from a node to the next one in the direction of an arrow', () => {
  const layout = arrangeGraph({ nodeIds: ['a', 'b', 'c'], edges: [edge('a', 'b'), edge('a', 'c')] });
  const below = findNearestNode(layout, 'a', 'down');
  expect(['b', 'c']).toContain(below);
  expect(findNearestNode(layout, below ?? '', 'up')).toBe('a');
  expect(findNearestNode(layout, 'a', 'up')).toBeUndefined();
});
