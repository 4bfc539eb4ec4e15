import { type PointerEvent, useRef, useState } from 'react';

import { formatDuration } from '../../../format/duration.ts';
import { useWidth } from '../../../ui/use-width.ts';
import { toPercent, toTicks } from '../timeline.ts';
import type { TimeZoom } from '../use-time-window.ts';
import { type PointerWay, toStretch } from './stretch.ts';

/** Room for a label. */
const TICK_WIDTH = 76;

/** Round moments above the bars, as many as have room. Dragging over a stretch of it shows that stretch. */
export function TimeAxis({ zoom }: { readonly zoom: TimeZoom }) {
  const axis = useRef<HTMLDivElement>(null);
  const width = useWidth(axis);
  const [drag, setDrag] = useState<PointerWay>();
  const { window } = zoom;
  const toX = (event: PointerEvent<HTMLDivElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;

  function onPointerUp(event: PointerEvent<HTMLDivElement>) {
    const stretch = drag && toStretch({ ...drag, x: toX(event) }, { left: 0, width }, window);
    if (stretch !== undefined) zoom.show(stretch.fromMs, stretch.toMs);
    setDrag(undefined);
  }
  return (
    <div
      ref={axis}
      aria-hidden
      data-time-axis
      title="Drag here or over the bars to zoom in, double click for all"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ pressX: toX(event), x: toX(event) });
      }}
      onPointerMove={(event) => {
        if (drag !== undefined) setDrag({ ...drag, x: toX(event) });
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
          style={{ left: Math.min(drag.pressX, drag.x), width: Math.abs(drag.x - drag.pressX) }}
          className="absolute inset-y-0 bg-accent/25"
        />
      )}
    </div>
  );
}
