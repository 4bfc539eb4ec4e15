import clsx from 'clsx';
import { useEffect, useMemo, useRef } from 'react';

import { useWidth } from '../../../ui/use-width.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import type { Timeline, TimeWindow } from '../timeline.ts';
import type { TimeZoom } from '../use-time-window.ts';
import { ERROR_KIND, type MinimapCell, toMinimapCells } from './minimap-cells.ts';
import type { Grip } from './minimap-drag.ts';
import type { TreeRow } from './tree-line.ts';
import { useMinimapDrag } from './use-minimap-drag.ts';

export interface MinimapProps {
  readonly rows: readonly TreeRow[];
  readonly timeline: Timeline;
  readonly zoom: TimeZoom;
}

const MAX_LANES = 8;
const MAX_LANE_PX = 8;
const HEIGHT_PX = 32;

/** All spans in small, with the stretch that the waterfall shows: dragging chooses one, moves it and pulls its edges. */
export function Minimap({ rows, timeline, zoom }: MinimapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const lanes = useMemo(
    () =>
      Math.min(
        MAX_LANES,
        rows.reduce((most, row) => Math.max(most, row.depth + 1), 1),
      ),
    [rows],
  );
  const cells = useMemo(
    () => (width === 0 ? [] : toMinimapCells(rows, timeline, { columns: width, lanes })),
    [rows, timeline, width, lanes],
  );
  const { grip, chosen, handlers } = useMinimapDrag(timeline.durationMs, zoom);
  return (
    <div
      ref={frame}
      aria-hidden
      data-minimap
      title="Drag over a stretch to zoom in, double click for all"
      {...handlers}
      className={clsx(
        'relative mx-2 min-w-0 flex-1 touch-none overflow-hidden py-0.5 select-none',
        toCursorClass(grip),
        // While something is dragged the pointer may be anywhere.
        grip !== undefined && '*:pointer-events-none',
      )}
    >
      <MinimapCanvas cells={cells} width={width} lanes={lanes} />
      {(zoom.isZoomed || chosen !== undefined) && (
        <MinimapWindow window={chosen ?? zoom.window} durationMs={timeline.durationMs} />
      )}
    </div>
  );
}

function toCursorClass(grip: Grip | undefined): string {
  if (grip === 'from' || grip === 'to') return 'cursor-ew-resize';
  return grip === 'window' ? 'cursor-grabbing' : 'cursor-crosshair';
}

interface MinimapWindowProps {
  readonly window: TimeWindow;
  readonly durationMs: number;
}

/** Mostly outside of the window, so that of the smallest one something is left to take. */
const EDGE_CLASS =
  'absolute inset-y-0 w-2.5 cursor-ew-resize after:absolute after:inset-y-2 after:left-[3px] after:w-1 after:rounded-full after:bg-accent';

/** The stretch that the waterfall shows, with an edge on both sides to pull. */
function MinimapWindow({ window: { fromMs, toMs }, durationMs }: MinimapWindowProps) {
  const toShare = (ms: number) => (durationMs === 0 ? 0 : (ms / durationMs) * 100);
  return (
    <span
      data-minimap-window
      data-grip="window"
      style={{ left: `min(${toShare(fromMs)}%, 100% - 6px)`, width: `max(6px, ${toShare(toMs - fromMs)}%)` }}
      className="absolute inset-y-0 cursor-grab rounded-sm border border-accent bg-accent/15 shadow-[0_0_0_999px_color-mix(in_oklab,var(--sunken)_55%,transparent)]"
    >
      <span data-grip="from" className={`${EDGE_CLASS} right-[calc(100%-min(4px,25%))]`} />
      <span data-grip="to" className={`${EDGE_CLASS} left-[calc(100%-min(4px,25%))]`} />
    </span>
  );
}

interface MinimapCanvasProps {
  readonly cells: readonly MinimapCell[];
  readonly width: number;
  readonly lanes: number;
}

function MinimapCanvas({ cells, width, lanes }: MinimapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null || width === 0) return undefined;
    const draw = () => {
      drawCells(element, { cells, width, lanes });
    };
    draw();
    // Colours are the theme's.
    const observer = new MutationObserver(draw);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      observer.disconnect();
    };
  }, [cells, width, lanes]);
  return <canvas ref={canvas} className="block h-8 w-full" />;
}

function drawCells(canvas: HTMLCanvasElement, { cells, width, lanes }: MinimapCanvasProps): void {
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(HEIGHT_PX * ratio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  const styles = getComputedStyle(document.documentElement);
  const lanePx = Math.min(MAX_LANE_PX, HEIGHT_PX / lanes);
  for (const { lane, fromColumn, toColumn, kind } of cells) {
    context.fillStyle = styles.getPropertyValue(toColourName(kind));
    context.fillRect(fromColumn, lane * lanePx, toColumn - fromColumn, lanePx - 1);
  }
}

function toColourName(kind: string): string {
  return kind === ERROR_KIND ? '--error' : `--${toSpanTypeLook(kind).barClass.replace('bg-', '')}`;
}
