import { type PointerEvent, type RefObject, useEffect, useEffectEvent } from 'react';

import type { TimeZoom } from '../use-time-window.ts';
import type { HoverStore } from './hover-store.ts';
import { SPAN_ROW_HEIGHT } from './SpanTreeRow.tsx';

export interface BarPointerOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly hover: HoverStore;
  /** Absent where there are no bars. */
  readonly zoom: TimeZoom | undefined;
}

/** One turn of a wheel comes about 1.2 times closer. */
const WHEEL_ZOOM = 0.002;

/** What the pointer does over the bars: it tells where it is, zooms with Ctrl or Cmd and the wheel, and pans sideways. */
export function useBarPointer({ scroller, hover, zoom }: BarPointerOptions) {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    const bars = findBars(scroller.current);
    if (zoom === undefined || bars === undefined) return;
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const share = Math.min(1, Math.max(0, (event.clientX - bars.left) / bars.width));
      const { fromMs, toMs } = zoom.window;
      zoom.zoomBy(Math.exp(-event.deltaY * WHEEL_ZOOM), fromMs + share * (toMs - fromMs));
    } else if (zoom.isZoomed && Math.abs(sideways) > (event.shiftKey ? 0 : Math.abs(event.deltaY))) {
      event.preventDefault();
      zoom.pan(sideways / bars.width);
    }
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
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const bars = findBars(scroller.current);
      if (event.pointerType === 'touch' || bars === undefined) return;
      const { top } = event.currentTarget.getBoundingClientRect();
      const { fromMs, toMs } = zoom.window;
      const share = (event.clientX - bars.left) / bars.width;
      hover.set({
        index: Math.floor((event.clientY - top + event.currentTarget.scrollTop) / SPAN_ROW_HEIGHT),
        clientX: event.clientX,
        clientY: event.clientY,
        ...(share >= 0 && share <= 1 && { atMs: fromMs + share * (toMs - fromMs) }),
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

/** Where the bars are: beside the names of the first row, as all rows are alike. */
function findBars(scroller: HTMLElement | null): DOMRect | undefined {
  return scroller?.querySelector('[role="row"] > :nth-child(2)')?.getBoundingClientRect();
}
