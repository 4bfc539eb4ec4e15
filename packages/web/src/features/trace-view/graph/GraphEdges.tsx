import type { GraphEdge } from '@gander/core/trace/graph-node';
import clsx from 'clsx';
import { memo, useId } from 'react';

import { formatCount } from '../../../format/tokens.ts';
import type { GraphLayout, Point } from './graph-layout.ts';

export interface GraphEdgesProps {
  readonly edges: readonly GraphEdge[];
  readonly layout: GraphLayout;
  /** Its edges stand out. */
  readonly selectedNodeId: string | undefined;
}

const DASHES = { call: undefined, handoff: '7 4', sequence: '2 4' } as const;

/** The lines between the nodes. What they say is in the names of the nodes, too. */
export const GraphEdges = memo(function GraphEdges({ edges, layout, selectedNodeId }: GraphEdgesProps) {
  const id = useId();
  return (
    <svg
      aria-hidden
      width={layout.width}
      height={layout.height}
      className="pointer-events-none absolute top-0 left-0 overflow-visible"
    >
      <defs>
        <Arrow id={`${id}-arrow`} className="fill-ink-faint" />
        <Arrow id={`${id}-lit`} className="fill-accent" />
      </defs>
      {edges.map((edge) => {
        const place = layout.edges.get(edge.id);
        if (place === undefined || place.points.length < 2) return null;
        const isLit = edge.from === selectedNodeId || edge.to === selectedNodeId;
        return (
          <g key={edge.id} className={isLit ? 'text-accent' : 'text-ink-faint'}>
            <path
              d={toPath(place.points)}
              fill="none"
              stroke="currentColor"
              strokeWidth={isLit ? 1.8 : 1.2}
              strokeDasharray={DASHES[edge.kind]}
              strokeLinecap="round"
              markerEnd={`url(#${id}-${isLit ? 'lit' : 'arrow'})`}
            />
            {edge.count > 1 && place.label !== undefined && (
              <text
                x={place.label.x}
                y={place.label.y}
                textAnchor="middle"
                dominantBaseline="central"
                className={clsx(
                  'tabular fill-current stroke-canvas text-2xs font-medium [paint-order:stroke] [stroke-width:4px]',
                  isLit ? 'text-accent-ink' : 'text-ink-soft',
                )}
              >
                ×{formatCount(edge.count)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
});

function Arrow({ id, className }: { readonly id: string; readonly className: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="7"
      markerHeight="7"
      orient="auto"
      markerUnits="userSpaceOnUse"
    >
      <path d="M0 0.5 L7.5 4 L0 7.5 Z" className={className} />
    </marker>
  );
}

/** Through the points, its corners rounded. */
function toPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    const isLastTurn = index === rest.length - 2;
    const end = isLastTurn ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${toPair(point)} ${toPair(end)}`;
  });
  return `M${toPair(first)} ${curves.length === 0 ? `L${toPair(last)}` : curves.join(' ')}`;
}

function toPair({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
