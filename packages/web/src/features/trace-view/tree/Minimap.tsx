import { type PointerEvent, useEffect, useMemo, useRef } from 'react';

import { useWidth } from '../../../ui/use-width.ts';
import { toSpanTypeLook } from '../span-type-look.ts';
import type { Timeline } from '../timeline.ts';
import type { TimeZoom } from '../use-time-window.ts';
import { ERROR_KIND, type MinimapCell, toMinimapCells } from './minimap-cells.ts';
import type { TreeRow } from './tree-line.ts';

export interface MinimapProps {
  readonly rows: readonly TreeRow[];
  readonly timeline: Timeline;
  readonly zoom: TimeZoom;
}

const MAX_LANES = 8;
const MAX_LANE_PX = 8;
const HEIGHT_PX = 32;

/** All spans in small, with the stretch that the waterfall shows; dragging moves it there. */
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
  const { durationMs } = timeline;
  const { fromMs, toMs } = zoom.window;
  const toShare = (ms: number) => (durationMs === 0 ? 0 : (ms / durationMs) * 100);

  function moveTo(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const middleMs = ((event.clientX - box.left) / box.width) * durationMs;
    zoom.pan((middleMs - (fromMs + toMs) / 2) / (toMs - fromMs));
  }
  return (
    <div
      ref={frame}
      aria-hidden
      data-minimap
      onPointerDown={(event) => {
        if (!zoom.isZoomed) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event);
      }}
      onDoubleClick={zoom.reset}
      className="relative mx-2 min-w-0 flex-1 touch-none overflow-hidden py-0.5"
    >
      <MinimapCanvas cells={cells} width={width} lanes={lanes} />
      {zoom.isZoomed && (
        <span
          data-minimap-window
          style={{ left: `${toShare(fromMs)}%`, width: `max(6px, ${toShare(toMs - fromMs)}%)` }}
          className="absolute inset-y-0 cursor-grab rounded-sm border border-accent bg-accent/15 shadow-[0_0_0_999px_color-mix(in_oklab,var(--sunken)_55%,transparent)]"
        />
      )}
    </div>
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
