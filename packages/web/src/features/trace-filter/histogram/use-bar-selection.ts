import { type KeyboardEvent, type PointerEvent, useState } from 'react';

export interface BarSelection {
  /** The bar under the pointer, or that the keys stand on. */
  readonly at: number | undefined;
  /** Where a stretch began that is being chosen; `at` is its other end. */
  readonly from: number | undefined;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerLeave: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
  };
}

/** Choosing a stretch of bars: drag over them, or step with the arrows, hold Shift to choose, Enter. */
export function useBarSelection(count: number, onSelect: (one: number, other: number) => void): BarSelection {
  const [at, setAt] = useState<number>();
  const [from, setFrom] = useState<number>();

  function find(event: PointerEvent<HTMLElement>): number {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / Math.max(1, box.width);
    return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  }

  function forget() {
    setAt(undefined);
    setFrom(undefined);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const moves: Readonly<Record<string, number | undefined>> = {
      ArrowLeft: (at ?? count) - 1,
      ArrowRight: (at ?? -1) + 1,
      Home: 0,
      End: count - 1,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      setFrom(event.shiftKey ? (from ?? at ?? next) : undefined);
      setAt(Math.min(count - 1, Math.max(0, next)));
    } else if (event.key === 'Enter' && at !== undefined) {
      onSelect(from ?? at, at);
      forget();
    } else if (event.key === 'Escape' && at !== undefined) {
      forget();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    at,
    from,
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setAt(find(event));
        setFrom(find(event));
      },
      onPointerMove(event) {
        setAt(find(event));
      },
      onPointerUp(event) {
        if (from === undefined) return;
        onSelect(from, find(event));
        forget();
      },
      onPointerLeave() {
        // While a stretch is dragged, the pointer may leave.
        if (from === undefined) forget();
      },
      onPointerCancel: forget,
      onKeyDown,
      onBlur: forget,
    },
  };
}
