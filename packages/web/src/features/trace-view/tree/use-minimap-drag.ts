import { type PointerEvent, useState } from 'react';

import type { TimeWindow } from '../timeline.ts';
import type { TimeZoom } from '../use-time-window.ts';
import { centreWindow, dragWindow, type Grip, GRIPS, type MinimapDrag } from './minimap-drag.ts';
import { isDrag, toMoment } from './stretch.ts';

interface ActiveDrag extends MinimapDrag {
  readonly pressX: number;
  /** It is no click any more, even if it comes back to where it began. */
  readonly isMoved: boolean;
}

/**
 * Chooses a stretch of the minimap, moves it, and pulls its edges. What is moved or pulled is followed at once; a new stretch
 * is shown when it is chosen, as it begins with next to nothing.
 */
export function useMinimapDrag(durationMs: number, zoom: TimeZoom) {
  const [drag, setDrag] = useState<ActiveDrag>();
  const toMs = (event: PointerEvent<HTMLDivElement>) =>
    toMoment(event.clientX, event.currentTarget.getBoundingClientRect(), { fromMs: 0, toMs: durationMs });
  const show = ({ fromMs, toMs: endMs }: TimeWindow) => {
    zoom.show(fromMs, endMs);
  };
  const follow = (event: PointerEvent<HTMLDivElement>, active: ActiveDrag): ActiveDrag => ({
    ...active,
    atMs: toMs(event),
    isMoved: active.isMoved || isDrag({ pressX: active.pressX, x: event.clientX }),
  });

  return {
    grip: drag?.grip,
    /** While it is chosen. */
    chosen: drag?.grip === 'outside' && drag.isMoved ? dragWindow(drag, durationMs) : undefined,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLDivElement>) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const pressMs = toMs(event);
        const grip = findGrip(event.target);
        setDrag({ grip, window: zoom.window, pressMs, atMs: pressMs, pressX: event.clientX, isMoved: false });
      },
      onPointerMove(event: PointerEvent<HTMLDivElement>) {
        if (drag === undefined) return;
        const next = follow(event, drag);
        setDrag(next);
        if (next.isMoved && next.grip !== 'outside') show(dragWindow(next, durationMs));
      },
      onPointerUp(event: PointerEvent<HTMLDivElement>) {
        if (drag === undefined) return;
        const last = follow(event, drag);
        setDrag(undefined);
        if (last.isMoved) show(dragWindow(last, durationMs));
        else if (last.grip === 'outside' && zoom.isZoomed) show(centreWindow(zoom.window, last.atMs, durationMs));
      },
      onPointerCancel() {
        setDrag(undefined);
      },
      onDoubleClick: zoom.reset,
    },
  };
}

function findGrip(target: EventTarget): Grip {
  const name = target instanceof Element ? target.closest('[data-grip]')?.getAttribute('data-grip') : undefined;
  return GRIPS.find((grip) => grip === name) ?? 'outside';
}
