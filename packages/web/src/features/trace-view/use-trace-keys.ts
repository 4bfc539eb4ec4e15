import type { RefObject } from 'react';

import { useHotKeys } from '../../ui/use-hot-keys.ts';
import type { FindMatches } from './find/FindBar.tsx';
import { useTracePlace } from './trace-place.ts';
import type { TraceView } from './url.ts';
import type { TimeZoom } from './use-time-window.ts';
import type { TreeCursor } from './use-tree-cursor.ts';
import { toViewChange } from './view-change.ts';

export interface TraceKeysOptions {
  readonly cursor: TreeCursor;
  readonly zoom: TimeZoom;
  readonly matches: FindMatches | undefined;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly isWide: boolean;
}

const PAN_SHARE = 0.2;

/** The keys of a trace. In a panel those that move are the trace's while the focus is in it. */
export function useTraceKeys({ cursor, zoom, matches, searchRef, isWide }: TraceKeysOptions): void {
  const { url, change, leave, keyScope } = useTracePlace();
  const show = (view: TraceView) => () => {
    change(toViewChange(view));
  };
  const sideways = (share: number, move: 'left' | 'right') => (event: KeyboardEvent) => {
    if (event.shiftKey) zoom.pan(share);
    else cursor.move(move);
  };
  const move = (kind: Parameters<TreeCursor['move']>[0]) => () => {
    cursor.move(kind);
  };
  // The list beside a panel has no use for these: they work wherever the focus is.
  useHotKeys({
    w: show('waterfall'),
    t: show('tree'),
    c: show('chat'),
    g: show('graph'),
    p() {
      change({ critical: url.critical === '1' ? undefined : '1' });
    },
    e() {
      change({ feedback: url.feedback === '1' ? undefined : '1' });
    },
    n: () => matches?.onStep(1),
    N: () => matches?.onStep(-1),
    '+': () => {
      zoom.zoomIn();
    },
    '=': () => {
      zoom.zoomIn();
    },
    '-': () => {
      zoom.zoomOut();
    },
    '0': zoom.reset,
  });
  useHotKeys(
    {
      j: move('down'),
      k: move('up'),
      h: move('left'),
      l: move('right'),
      ArrowDown: move('down'),
      ArrowUp: move('up'),
      ArrowLeft: sideways(-PAN_SHARE, 'left'),
      ArrowRight: sideways(PAN_SHARE, 'right'),
      Home: move('first'),
      End: move('last'),
      '/': () => searchRef.current?.focus(),
      Enter: () => (keyScope?.current ?? document).querySelector<HTMLElement>(SELECTED_TAB)?.focus(),
      Escape() {
        if (!isWide && url.span !== undefined) change({ span: undefined });
        else leave();
      },
    },
    keyScope,
  );
}

const SELECTED_TAB = '[data-span-panel] [role="tab"][aria-selected="true"]';
