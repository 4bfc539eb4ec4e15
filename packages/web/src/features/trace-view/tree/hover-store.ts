import type { TimeWindow } from '../timeline.ts';

/** What the pointer is over in the waterfall, or was dragged over. */
export type Hover = HoveredLine | DraggedStretch;

export interface HoveredLine {
  readonly kind: 'line';
  /** Index of the line. */
  readonly index: number;
  readonly clientX: number;
  readonly clientY: number;
  /** The moment under the pointer; absent over the names. */
  readonly atMs?: number;
}

export interface DraggedStretch {
  readonly kind: 'stretch';
  readonly stretch: TimeWindow;
  /** Where it is on the screen, in CSS pixels. */
  readonly box: { readonly left: number; readonly width: number; readonly top: number; readonly height: number };
}

export interface HoverStore {
  readonly get: () => Hover | undefined;
  readonly set: (hover: Hover | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Kept outside of React's state: the pointer moves more often than a long tree should be drawn. */
export function createHoverStore(): HoverStore {
  let hover: Hover | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => hover,
    set(next) {
      if (next === hover) return;
      hover = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
