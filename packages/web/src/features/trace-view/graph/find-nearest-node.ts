import type { GraphLayout } from './graph-layout.ts';

export type GraphDirection = 'up' | 'down' | 'left' | 'right';

/** What is aside counts double: an arrow goes to the next in its direction rather than to a nearer one beside it. */
const SIDE_WEIGHT = 2;

/** The node that an arrow key leads to from another one; `undefined` where there is none in that direction. */
export function findNearestNode({ nodes }: GraphLayout, fromId: string, direction: GraphDirection): string | undefined {
  const from = nodes.get(fromId);
  if (from === undefined) return undefined;
  const isVertical = direction === 'up' || direction === 'down';
  const sign = direction === 'up' || direction === 'left' ? -1 : 1;
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const [id, at] of nodes) {
    const ahead = sign * (isVertical ? at.y - from.y : at.x - from.x);
    const aside = Math.abs(isVertical ? at.x - from.x : at.y - from.y);
    if (id === fromId || ahead <= 1) continue;
    const distance = ahead + aside * SIDE_WEIGHT;
    if (best === undefined || distance < best.distance) best = { id, distance };
  }
  return best?.id;
}
