import { type PointerEvent, type RefObject, useRef, useState } from 'react';

import type { ColumnId } from './column-ids.ts';
import { toDropPlace } from './to-drop-place.ts';

/** A click may tremble by less. */
const THRESHOLD_PX = 5;

export interface ColumnDragOptions {
  /** The row of `columnheader`s that carry `data-column`. */
  readonly row: RefObject<HTMLElement | null>;
  /** `index` counts without the column that moves. */
  readonly onDrop: (id: ColumnId, index: number) => void;
}

interface Drag {
  readonly id: ColumnId;
  readonly startX: number;
  readonly place?: { readonly index: number; readonly side: 'left' | 'right'; readonly toIndex: number } | undefined;
}

/** Titles that are dragged to another place. Pointer events, so that a finger and a pen drag as a mouse does. */
export function useColumnDrag({ row, onDrop }: ColumnDragOptions) {
  const [drag, setDrag] = useState<Drag>();
  const justDragged = useRef(false);

  function listCells(): readonly HTMLElement[] {
    return [...(row.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    if (drag === undefined) return;
    if (drag.place === undefined && Math.abs(event.clientX - drag.startX) < THRESHOLD_PX) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const cells = listCells();
    const edges = cells.map((cell) => cell.getBoundingClientRect());
    const from = cells.findIndex((cell) => cell.dataset['column'] === drag.id);
    setDrag({ ...drag, place: toDropPlace(edges, from, event.clientX) });
  }

  function end(isDrop: boolean) {
    if (drag?.place !== undefined) {
      justDragged.current = true;
      if (isDrop) onDrop(drag.id, drag.place.toIndex);
    }
    setDrag(undefined);
  }

  return {
    draggedId: drag?.place === undefined ? undefined : drag.id,
    dropIndex: drag?.place?.index,
    dropSide: drag?.place?.side,
    /** Asked by the click that ends a drag; says yes once. */
    wasDragged() {
      const was = justDragged.current;
      justDragged.current = false;
      return was;
    },
    handlersOf: (id: ColumnId) => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        justDragged.current = false;
        if (event.button === 0) setDrag({ id, startX: event.clientX });
      },
      onPointerMove,
      onPointerUp() {
        end(true);
      },
      onPointerCancel() {
        end(false);
      },
    }),
  };
}
