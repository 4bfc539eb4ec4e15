import { useEffect, useMemo, useRef, useState } from 'react';

import { useTracePlace } from './trace-place.ts';
import type { Timeline, TimeWindow } from './timeline.ts';
import {
  clampWindow,
  isWhole,
  panWindow,
  parseZoomParam,
  toWindow,
  toZoomParam,
  ZOOM_STEP,
  zoomWindow,
} from './tree/zoom.ts';

export interface TimeZoom {
  readonly window: TimeWindow;
  readonly isZoomed: boolean;
  readonly zoomIn: (atMs?: number) => void;
  readonly zoomOut: (atMs?: number) => void;
  readonly zoomBy: (factor: number, atMs?: number) => void;
  /** By a share of what is shown. */
  readonly pan: (share: number) => void;
  readonly show: (oneMs: number, otherMs: number) => void;
  readonly reset: () => void;
}

/** A wheel turns faster than a URL should be written. */
const WRITE_MS = 150;

/** The stretch of time that the waterfall shows. The URL follows when it comes to rest, and leads when it is changed. */
export function useTimeWindow({ durationMs }: Timeline): TimeZoom {
  const { url, change } = useTracePlace();
  const [param, setParam] = useState(url.zoom);
  // Steps in quick succession go on from each other, drawn or not.
  const latest = useRef(param);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const window = useMemo(() => parseZoomParam(param, durationMs), [param, durationMs]);

  useEffect(() => {
    // Back, or a link: not the echo of what was written, which the reader may have left already.
    if (timer.current !== undefined) return;
    latest.current = url.zoom;
    setParam(url.zoom);
  }, [url.zoom]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  function moveTo(next: TimeWindow) {
    latest.current = toZoomParam(clampWindow(next, durationMs), durationMs);
    setParam(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      change({ zoom: latest.current });
    }, WRITE_MS);
  }
  const current = () => parseZoomParam(latest.current, durationMs);
  const zoomBy = (factor: number, atMs?: number) => {
    moveTo(zoomWindow(current(), durationMs, { factor, ...(atMs !== undefined && { atMs }) }));
  };
  return {
    window,
    isZoomed: !isWhole(window, durationMs),
    zoomIn: (atMs) => {
      zoomBy(ZOOM_STEP, atMs);
    },
    zoomOut: (atMs) => {
      zoomBy(1 / ZOOM_STEP, atMs);
    },
    zoomBy,
    pan: (share) => {
      moveTo(panWindow(current(), durationMs, share));
    },
    show: (oneMs, otherMs) => {
      moveTo(toWindow(oneMs, otherMs, durationMs));
    },
    reset: () => {
      moveTo({ fromMs: 0, toMs: durationMs });
    },
  };
}
