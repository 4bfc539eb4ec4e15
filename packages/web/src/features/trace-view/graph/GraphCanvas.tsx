import type { GraphNode, TraceGraph } from '@gander/core/trace/graph-node';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { useHotKeys } from '../../../ui/use-hot-keys.ts';
import { findNearestNode, type GraphDirection } from './find-nearest-node.ts';
import { GraphEdges } from './GraphEdges.tsx';
import { type GraphLayout, NODE_HEIGHT, NODE_WIDTH, type Point } from './graph-layout.ts';
import { GraphMinimap } from './GraphMinimap.tsx';
import { GraphNodeButton } from './GraphNodeButton.tsx';
import { useViewport } from './use-viewport.ts';

export interface GraphCanvasProps {
  readonly graph: TraceGraph;
  readonly layout: GraphLayout;
  readonly traceMs: number;
  readonly selectedId: string | undefined;
  readonly onSelect: (spanId: string) => void;
  /** What floats over the graph, given the means to zoom. */
  readonly toolbar: (zoom: { readonly zoomBy: (factor: number) => void; readonly fit: () => void }) => ReactNode;
}

const DIRECTIONS: Readonly<Record<string, GraphDirection>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const ZOOM_STEP = 1.3;
const MAX_NAMED_TARGETS = 6;

/** The graph itself: HTML nodes over SVG edges, moved and scaled as one. */
export function GraphCanvas({ graph, layout, traceMs, selectedId, onSelect, toolbar }: GraphCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const selectedNodeId = selectedId === undefined ? undefined : graph.nodeOfSpan.get(selectedId);
  // Another selection later does not move the view.
  const [startNodeId] = useState(selectedNodeId ?? graph.nodes[0]?.id ?? '');
  const { viewport, size, fit, zoomBy, move, isDragged, handlers } = useViewport(frame, {
    width: layout.width,
    height: layout.height,
    start: toMiddle(layout.nodes.get(startNodeId)),
  });
  const [focusedId, setFocusedId] = useState<string>();
  const tabStop = [focusedId, selectedNodeId].find((id) => id !== undefined && layout.nodes.has(id));
  const targets = useMemo(() => toTargets(graph), [graph]);

  const press = (node: GraphNode, isBackwards: boolean) => {
    if (isDragged()) return;
    const count = node.spanIds.length;
    const at = selectedId === undefined ? -1 : node.spanIds.indexOf(selectedId);
    const next = isBackwards ? (at <= 0 ? count - 1 : at - 1) : (at + 1) % count;
    const spanId = node.spanIds[next];
    if (spanId !== undefined) onSelect(spanId);
  };
  /** Only who walks through the nodes by keyboard moves the view: a selection made elsewhere does not. */
  const walk = (event: KeyboardEvent, node: GraphNode) => {
    const direction = DIRECTIONS[event.key];
    if (direction === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const nextId = findNearestNode(layout, node.id, direction);
    const at = nextId === undefined ? undefined : layout.nodes.get(nextId);
    if (nextId === undefined || at === undefined) return;
    setFocusedId(nextId);
    const next = [...(frame.current?.querySelectorAll<HTMLElement>('[data-graph-node]') ?? [])];
    next.find((element) => element.dataset['graphNode'] === nextId)?.focus({ preventScroll: true });
    move((current) => {
      const left = current.x + at.x * current.zoom;
      const top = current.y + at.y * current.zoom;
      const right = size.width - NODE_WIDTH * current.zoom;
      const bottom = size.height - NODE_HEIGHT * current.zoom;
      return {
        ...current,
        x: current.x + clampInto(left, right) - left,
        y: current.y + clampInto(top, bottom) - top,
      };
    });
  };
  const zoomIn = () => {
    zoomBy(ZOOM_STEP);
  };
  // Before the page's own keys of these names, which zoom the waterfall; the nearer one in a panel that has keys, too.
  const zoomKeys = {
    '+': zoomIn,
    '=': zoomIn,
    '-': () => {
      zoomBy(1 / ZOOM_STEP);
    },
    '0': fit,
  };
  useHotKeys(zoomKeys);
  useHotKeys(zoomKeys, frame);
  const latest = useRef({ press, walk });
  useEffect(() => {
    latest.current = { press, walk };
  });
  const onPress = useCallback((node: GraphNode, isBackwards: boolean) => latest.current.press(node, isBackwards), []);
  const onNodeKey = useCallback((event: KeyboardEvent, node: GraphNode) => latest.current.walk(event, node), []);
  const onFocus = useCallback((node: GraphNode) => {
    setFocusedId(node.id);
  }, []);

  return (
    // Pointers on the frame only add to what its buttons do.
    <div
      ref={frame}
      role="group"
      aria-label="Graph of the trace"
      {...handlers}
      className="relative min-h-0 flex-1 cursor-grab touch-none overflow-clip bg-canvas active:cursor-grabbing"
    >
      <div
        className="absolute top-0 left-0 origin-top-left"
        style={{ transform: `translate(${viewport.x}px, ${viewport.y}px) scale(${viewport.zoom})` }}
      >
        <GraphEdges edges={graph.edges} layout={layout} selectedNodeId={selectedNodeId} />
        <ol aria-label="Agents, models and tools">
          {graph.nodes.map((node, index) => {
            const at = layout.nodes.get(node.id);
            const isSelected = node.id === selectedNodeId;
            return (
              at !== undefined && (
                <GraphNodeButton
                  key={node.id}
                  node={node}
                  at={at}
                  isSelected={isSelected}
                  occurrence={isSelected && selectedId !== undefined ? node.spanIds.indexOf(selectedId) : -1}
                  leadsTo={targets.get(node.id) ?? ''}
                  timeShare={traceMs > 0 ? node.totalMs / traceMs : 0}
                  isTabStop={tabStop === undefined ? index === 0 : node.id === tabStop}
                  onPress={onPress}
                  onFocus={onFocus}
                  onKeyDown={onNodeKey}
                />
              )
            );
          })}
        </ol>
      </div>
      {toolbar({ zoomBy, fit })}
      <GraphMinimap
        nodes={graph.nodes}
        layout={layout}
        viewport={viewport}
        frame={size}
        onShow={(at) => {
          move(({ zoom }) => ({ zoom, x: size.width / 2 - at.x * zoom, y: size.height / 2 - at.y * zoom }));
        }}
      />
    </div>
  );
}

function toMiddle(corner: Point | undefined): Point | undefined {
  return corner && { x: corner.x + NODE_WIDTH / 2, y: corner.y + NODE_HEIGHT / 2 };
}

const MARGIN_PX = 8;

function clampInto(value: number, max: number): number {
  return Math.max(MARGIN_PX, Math.min(value, max - MARGIN_PX));
}

function toTargets({ nodes, edges }: TraceGraph): ReadonlyMap<string, string> {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const byNode = Map.groupBy(edges, ({ from }) => from);
  return new Map(
    [...byNode].map(([id, list]) => {
      const names = list.slice(0, MAX_NAMED_TARGETS).map(({ to }) => labels.get(to) ?? '');
      const rest = list.length - names.length;
      return [id, names.join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '')];
    }),
  );
}
