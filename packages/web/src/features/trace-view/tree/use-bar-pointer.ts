import { type PointerEvent, type RefObject, useEffect, useEffectEvent } from 'react';

import type { TimeZoom } from '../use-time-window.ts';
import { findBars } from './find-bars.ts';
import type { HoverStore } from './hover-store.ts';
import { SPAN_ROW_HEIGHT } from './SpanTreeRow.tsx';
import { toMoment } from './stretch.ts';
import { useBarDrag } from './use-bar-drag.ts';

export interface BarPointerOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly hover: HoverStore;
  /** Absent where there are no bars. */
  readonly zoom: TimeZoom | undefined;
}

/** One turn of a wheel comes about 1.2 times closer. */
const WHEEL_ZOOM = 0.002;

/** What the pointer does over the bars: it tells where it is, zooms by a drag or with Ctrl or Cmd and the wheel, and pans sideways. */
export function useBarPointer({ scroller, hover, zoom }: BarPointerOptions) {
  const { followPointer, ...dragHandlers } = useBarDrag(hover, zoom);
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (zoom === undefined) return;
    const isZooming = event.ctrlKey || event.metaKey;
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    const isPanning = zoom.isZoomed && Math.abs(sideways) > (event.shiftKey ? 0 : Math.abs(event.deltaY));
    // Where the bars are is asked for no more than needed: the browser may have to lay out for it.
    const bars = isZooming || isPanning ? findBars(scroller.current) : undefined;
    if (bars === undefined) return;
    event.preventDefault();
    if (isZooming) {
      zoom.zoomBy(Math.exp(-event.deltaY * WHEEL_ZOOM), toMoment(event.clientX, bars, zoom.window));
    } else zoom.pan(sideways / bars.width);
  });
  useEffect(() => {
    const element = scroller.current;
    // React listens passively, which could not keep the browser from zooming the page.
    const listener = (event: WheelEvent) => {
      onWheel(event);
    };
    element?.addEventListener('wheel', listener, { passive: false });
    return () => {
      element?.removeEventListener('wheel', listener);
    };
  }, [scroller]);

  if (zoom === undefined) return {};
  return {
    ...dragHandlers,
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      if (followPointer(event)) return;
      const bars = findBars(scroller.current);
      if (event.pointerType === 'touch' || bars === undefined) return;
      const { top } = event.currentTarget.getBoundingClientRect();
      const isOverBars = event.clientX >= bars.left && event.clientX <= bars.right;
      hover.set({
        kind: 'line',
        index: Math.floor((event.clientY - top + event.currentTarget.scrollTop) / SPAN_ROW_HEIGHT),
        clientX: event.clientX,
        clientY: event.clientY,
        ...(isOverBars && { atMs: toMoment(event.clientX, bars, zoom.window) }),
      });
    },
    onPointerLeave() {
      hover.set(undefined);
    },
    onScroll() {
      hover.set(undefined);
    },
  };
}
