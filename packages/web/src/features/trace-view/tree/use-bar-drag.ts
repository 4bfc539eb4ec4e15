import { type MouseEvent, type PointerEvent, useRef } from 'react';

import type { TimeWindow } from '../timeline.ts';
import type { TimeZoom } from '../use-time-window.ts';
import { findBars } from './find-bars.ts';
import type { HoverStore } from './hover-store.ts';
import { isDrag, toStretch } from './stretch.ts';

interface BarDrag {
  readonly pointerId: number;
  readonly pressX: number;
  /** As it was when the pointer went down. */
  readonly window: TimeWindow;
}

/** Says to the styles that it goes on. */
const DRAGGING = 'data-dragging';

/** A drag over the bars shows the stretch of time that it went over. A click is one only where nothing was dragged. */
export function useBarDrag(hover: HoverStore, zoom: TimeZoom | undefined) {
  const drag = useRef<BarDrag>(undefined);
  const hasDragged = useRef(false);

  function end(event: PointerEvent<HTMLDivElement>) {
    drag.current = undefined;
    event.currentTarget.removeAttribute(DRAGGING);
    hover.set(undefined);
  }
  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      hasDragged.current = false;
      drag.current = undefined;
      const bars = findBars(event.currentTarget);
      // A finger scrolls.
      if (zoom === undefined || bars === undefined || event.button !== 0 || event.pointerType === 'touch') return;
      const { pointerId, clientX: pressX } = event;
      if (pressX >= bars.left && pressX <= bars.right) drag.current = { pointerId, pressX, window: zoom.window };
    },
    /** Whether this was a step of a drag. */
    followPointer(event: PointerEvent<HTMLDivElement>): boolean {
      const bars = drag.current === undefined ? undefined : findBars(event.currentTarget);
      if (drag.current === undefined || bars === undefined) return false;
      const { pointerId, pressX, window } = drag.current;
      if (!hasDragged.current) {
        if (!isDrag({ pressX, x: event.clientX })) return false;
        hasDragged.current = true;
        event.currentTarget.setPointerCapture(pointerId);
        event.currentTarget.setAttribute(DRAGGING, '');
      }
      const x = Math.min(bars.right, Math.max(bars.left, event.clientX));
      const { top, height } = event.currentTarget.getBoundingClientRect();
      const stretch = toStretch({ pressX, x }, bars, window);
      const box = { left: Math.min(pressX, x), width: Math.abs(x - pressX), top, height };
      hover.set(stretch && { kind: 'stretch', stretch, box });
      return true;
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      const bars = findBars(event.currentTarget);
      if (drag.current !== undefined && hasDragged.current && bars !== undefined) {
        const { pressX, window } = drag.current;
        const stretch = toStretch({ pressX, x: event.clientX }, bars, window);
        if (stretch !== undefined) zoom?.show(stretch.fromMs, stretch.toMs);
        end(event);
      }
      drag.current = undefined;
    },
    onPointerCancel: end,
    onClickCapture(event: MouseEvent<HTMLDivElement>) {
      // What a browser takes for a click, as the button went down and up in the same grid.
      if (hasDragged.current) event.stopPropagation();
      hasDragged.current = false;
    },
  };
}
