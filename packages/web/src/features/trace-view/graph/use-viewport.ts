import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

import type { Point } from './graph-layout.ts';

/** What part of the graph is seen: the graph's origin stands at `x`, `y` of the frame, scaled by `zoom`. */
export interface Viewport extends Point {
  readonly zoom: number;
}

export interface Content extends Size {
  /** The middle of what is looked at first where not everything fits. */
  readonly start: Point | undefined;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MIN_ZOOM = 0.1;
const MAX_ZOOM = 2.5;
/** A graph of three nodes is not blown up. */
const MAX_FIT_ZOOM = 1.1;
/**
 * Of a bigger graph a part is seen first. In a wide frame all of it is worth more than its words, down to half their size;
 * where little fits anyway, names of 13 pixels stay as high as 9.
 */
const MIN_FIRST_ZOOM = { wide: 0.5, narrow: 0.7 } as const;
const WIDE_FRAME_PX = 600;
/** A hand on a mouse is never quite still. */
const DRAG_PX = 4;
const WHEEL_SPEED = 0.0016;

/**
 * Zoom and pan by wheel, drag, pinch and buttons. The graph is fitted into the frame until somebody moves it; after that
 * nothing but the reader does.
 */
export function useViewport(frame: RefObject<HTMLElement | null>, content: Content) {
  const [viewport, setViewport] = useState<Viewport>({ x: 0, y: 0, zoom: 1 });
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const isTouched = useRef(false);
  const { width, height } = content;
  const startX = content.start?.x ?? 0;
  const startY = content.start?.y ?? 0;

  const fit = useCallback(() => {
    isTouched.current = true;
    setViewport(toFitting({ width, height }, size));
  }, [width, height, size]);

  useEffect(() => {
    if (!isTouched.current) setViewport(toFirstView({ width, height, start: { x: startX, y: startY } }, size));
  }, [width, height, startX, startY, size]);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      isTouched.current = true;
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      const step = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      setViewport((current) => zoomAt(current, at, Math.exp(-step * WHEEL_SPEED * (event.ctrlKey ? 4 : 1))));
    };
    // React listens passively, and a passive listener cannot keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
    };
  }, [frame]);

  const move = useCallback((change: (current: Viewport) => Viewport) => {
    isTouched.current = true;
    setViewport(change);
  }, []);
  const zoomBy = useCallback(
    (factor: number) => {
      move((current) => zoomAt(current, { x: size.width / 2, y: size.height / 2 }, factor));
    },
    [move, size],
  );
  const pointers = usePointers(move, frame);
  return { viewport, size, fit, zoomBy, move, ...pointers } as const;
}

/** One pointer pans, two pinch. A press that moved is no click. */
function usePointers(move: (change: (current: Viewport) => Viewport) => void, frame: RefObject<HTMLElement | null>) {
  const pointers = useRef(new Map<number, Point>());
  const movedPx = useRef(0);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    if (pointers.current.size === 0) movedPx.current = 0;
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    movedPx.current += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    pointers.current.set(event.pointerId, now);
    if (movedPx.current < DRAG_PX) return;
    // Captured only now: a captured press would click the frame and not the node under it.
    event.currentTarget.setPointerCapture(event.pointerId);
    if (other === undefined) {
      move((current) => ({ ...current, x: current.x + now.x - before.x, y: current.y + now.y - before.y }));
      return;
    }
    const box = frame.current?.getBoundingClientRect();
    const at = { x: other.x - (box?.left ?? 0), y: other.y - (box?.top ?? 0) };
    const factor = toDistance(now, other) / Math.max(1, toDistance(before, other));
    move((current) => zoomAt(current, at, factor));
  };
  const onPointerEnd = (event: PointerEvent<HTMLElement>) => {
    pointers.current.delete(event.pointerId);
  };
  return {
    isDragged: () => movedPx.current >= DRAG_PX,
    handlers: { onPointerDown, onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd },
  } as const;
}

function toDistance(left: Point, right: Point): number {
  return Math.hypot(left.x - right.x, left.y - right.y);
}

/** The point of the graph under `at` stays there. */
export function zoomAt({ x, y, zoom }: Viewport, at: Point, factor: number): Viewport {
  const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom * factor));
  const scale = next / zoom;
  return { x: at.x - (at.x - x) * scale, y: at.y - (at.y - y) * scale, zoom: next };
}

/** Everything is seen, in the middle. */
export function toFitting(content: Size, frame: Size): Viewport {
  if (content.width === 0 || frame.width === 0 || frame.height === 0) return { x: 0, y: 0, zoom: 1 };
  const wanted = Math.min(frame.width / content.width, frame.height / content.height, MAX_FIT_ZOOM);
  return center(content, frame, Math.max(MIN_ZOOM, wanted));
}

/** The same; of what would be too small to read its start is seen, in readable size. */
export function toFirstView(content: Content, frame: Size): Viewport {
  const fitting = toFitting(content, frame);
  const minZoom = frame.width < WIDE_FRAME_PX ? MIN_FIRST_ZOOM.narrow : MIN_FIRST_ZOOM.wide;
  if (fitting.zoom >= minZoom || frame.width === 0) return fitting;
  const { x, y, zoom } = center(content, frame, minZoom);
  const { start = { x: 0, y: 0 } } = content;
  const isWide = content.width * zoom > frame.width;
  const isHigh = content.height * zoom > frame.height;
  return {
    x: isWide ? keepIn(frame.width / 2 - start.x * zoom, frame.width - content.width * zoom) : x,
    y: isHigh ? keepIn(frame.height / 3 - start.y * zoom, frame.height - content.height * zoom) : y,
    zoom,
  };
}

function keepIn(offset: number, min: number): number {
  return Math.min(0, Math.max(offset, min));
}

function center(content: Size, frame: Size, zoom: number): Viewport {
  return { x: (frame.width - content.width * zoom) / 2, y: (frame.height - content.height * zoom) / 2, zoom };
}
