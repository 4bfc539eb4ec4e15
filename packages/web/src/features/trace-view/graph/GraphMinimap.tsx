import type { GraphNode } from '@gander/core/trace/graph-node';
import clsx from 'clsx';
import type { PointerEvent } from 'react';

import { type GraphLayout, NODE_HEIGHT, NODE_WIDTH, type Point } from './graph-layout.ts';
import { toGraphKindLook } from './graph-kind-look.ts';
import type { Size, Viewport } from './use-viewport.ts';

export interface GraphMinimapProps {
  readonly nodes: readonly GraphNode[];
  readonly layout: GraphLayout;
  readonly viewport: Viewport;
  readonly frame: Size;
  /** A place of the graph comes into the middle. */
  readonly onShow: (at: Point) => void;
}

const MAX_WIDTH = 150;
const MAX_HEIGHT = 110;

/** The whole graph, small, with what is seen of it; a press or a drag looks elsewhere. Only where not all is seen. */
export function GraphMinimap({ nodes, layout, viewport, frame, onShow }: GraphMinimapProps) {
  const { x, y, zoom } = viewport;
  const isAllSeen =
    x >= -1 && y >= -1 && x + layout.width * zoom <= frame.width + 1 && y + layout.height * zoom <= frame.height + 1;
  if (isAllSeen || frame.width < 480) return null;
  const scale = Math.min(MAX_WIDTH / layout.width, MAX_HEIGHT / layout.height);

  function show(event: PointerEvent<SVGSVGElement>) {
    event.stopPropagation();
    if (event.type === 'pointermove' && !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    onShow({ x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale });
  }
  return (
    <div className="absolute right-2 bottom-2 rounded-md border border-line bg-surface/90 p-1 shadow-float">
      <svg
        aria-hidden
        width={layout.width * scale}
        height={layout.height * scale}
        onPointerDown={show}
        onPointerMove={show}
        className="block cursor-pointer touch-none"
      >
        {nodes.map((node) => {
          const at = layout.nodes.get(node.id);
          return (
            at !== undefined && (
              <rect
                key={node.id}
                x={at.x * scale}
                y={at.y * scale}
                width={Math.max(2, NODE_WIDTH * scale)}
                height={Math.max(2, NODE_HEIGHT * scale)}
                rx={1}
                className={clsx(
                  'fill-current',
                  node.errorCount > 0 ? 'text-error' : toGraphKindLook(node.kind, node.type).textClass,
                )}
              />
            )
          );
        })}
        <rect
          x={(-x / zoom) * scale}
          y={(-y / zoom) * scale}
          width={(frame.width / zoom) * scale}
          height={(frame.height / zoom) * scale}
          className="fill-accent/10 stroke-accent"
          strokeWidth={1.5}
        />
      </svg>
    </div>
  );
}
