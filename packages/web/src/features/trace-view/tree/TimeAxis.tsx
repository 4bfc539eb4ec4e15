import { type PointerEvent, useRef, useState } from 'react';

import { formatDuration } from '../../../format/duration.ts';
import { useWidth } from '../../../ui/use-width.ts';
import { toPercent, toTicks } from '../timeline.ts';
import type { TimeZoom } from '../use-time-window.ts';

/** Room for a label. */
const TICK_WIDTH = 76;
/** Less than this is a click. */
const MIN_DRAG_PX = 4;

/** Round moments above the bars, as many as have room. Dragging over a stretch of it shows that stretch. */
export function TimeAxis({ zoom }: { readonly zoom: TimeZoom }) {
  const axis = useRef<HTMLDivElement>(null);
  const width = useWidth(axis);
  const [drag, setDrag] = useState<{ readonly fromX: number; readonly toX: number }>();
  const { window } = zoom;
  const toMs = (x: number) => window.fromMs + (x / Math.max(1, width)) * (window.toMs - window.fromMs);
  const toX = (event: PointerEvent<HTMLDivElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;

  function onPointerUp(event: PointerEvent<HTMLDivElement>) {
    if (drag !== undefined && Math.abs(toX(event) - drag.fromX) >= MIN_DRAG_PX) {
      zoom.show(toMs(drag.fromX), toMs(toX(event)));
    }
    setDrag(undefined);
  }
  return (
    <div
      ref={axis}
      aria-hidden
      data-time-axis
      title="Drag to zoom in, double click for all"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ fromX: toX(event), toX: toX(event) });
      }}
      onPointerMove={(event) => {
        if (drag !== undefined) setDrag({ ...drag, toX: toX(event) });
      }}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        setDrag(undefined);
      }}
      onDoubleClick={zoom.reset}
      className="relative mx-2 h-full min-w-0 flex-1 cursor-crosshair touch-none overflow-hidden select-none"
    >
      {width > 0 &&
        toTicks(window, Math.max(1, Math.floor(width / TICK_WIDTH))).map((tickMs) => {
          const percent = toPercent(tickMs, window);
          return (
            <span
              key={tickMs}
              style={{ left: `${percent}%` }}
              className="tabular absolute top-0 h-full border-l border-line-strong pl-1 text-2xs leading-6 whitespace-nowrap text-ink-faint"
            >
              {(percent / 100) * width <= width - TICK_WIDTH * 0.6 && formatDuration(tickMs)}
            </span>
          );
        })}
      {drag !== undefined && (
        <span
          style={{ left: Math.min(drag.fromX, drag.toX), width: Math.abs(drag.toX - drag.fromX) }}
          className="absolute inset-y-0 bg-accent/25"
        />
      )}
    </div>
  );
}
