import clsx from 'clsx';
import { type MouseEvent, type RefObject, useEffect, useEffectEvent, useMemo } from 'react';

import { keepFocusOnGrid } from '../../../ui/keep-focus-on-grid.ts';
import { useFixedRows } from '../../../ui/use-fixed-rows.ts';
import { VirtualWindow } from '../../../ui/VirtualWindow.tsx';
import type { Found } from '../find/use-find.ts';
import type { TimeZoom } from '../use-time-window.ts';
import type { HoverStore } from './hover-store.ts';
import { findIsOpen } from './navigate-rows.ts';
import { SPAN_ROW_HEIGHT, SpanTreeRow, toRowId } from './SpanTreeRow.tsx';
import type { TreeLine } from './tree-line.ts';
import { useBarPointer } from './use-bar-pointer.ts';
import type { WaterfallLook } from './waterfall-look.ts';

export interface SpanGridProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly hover: HoverStore;
  readonly lines: readonly TreeLine[];
  readonly found: Found;
  readonly currentKey: string | undefined;
  /** Bars are drawn where there is one. */
  readonly look: WaterfallLook | undefined;
  readonly zoom: TimeZoom;
  readonly onSelect: (line: TreeLine) => void;
  readonly onToggle: (line: TreeLine, isOpen: boolean) => void;
}

/** The lines as an ARIA tree grid of which only the visible rows exist. Of the tree only this is drawn by scrolling. */
export function SpanGrid(props: SpanGridProps) {
  const { scroller, hover, lines, found, currentKey, look, zoom } = props;
  const { start, keys, totalSizePx, reveal } = useFixedRows({
    scroller,
    count: lines.length,
    rowHeightPx: SPAN_ROW_HEIGHT,
  });
  const pointer = useBarPointer({ scroller, hover, zoom: look && zoom });

  const currentIndex = useMemo(() => lines.findIndex((line) => line.key === currentKey), [lines, currentKey]);
  const isCurrentShown = currentIndex >= 0;
  const isCurrentDrawn = currentIndex >= start && currentIndex < start + keys.length;
  const revealCurrent = useEffectEvent(() => {
    reveal(currentIndex);
  });
  useEffect(() => {
    // A new selection is brought into view, once it is there; rows that arrive or close elsewhere move nothing.
    if (isCurrentShown) revealCurrent();
  }, [currentKey, isCurrentShown]);

  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label="Spans"
      aria-rowcount={lines.length}
      aria-activedescendant={isCurrentDrawn && currentKey !== undefined ? toRowId(currentKey) : undefined}
      tabIndex={0}
      {...pointer}
      onMouseDown={(event) => {
        keepFocusOnGrid(event, scroller.current);
      }}
      onClick={(event) => {
        const line = findLine(event, lines);
        if (line === undefined) return;
        if (isOnToggle(event)) props.onToggle(line, findIsOpen(line) !== true);
        else props.onSelect(line);
      }}
      className={clsx(
        'min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2',
        // A drag over the bars chooses time, not text.
        look !== undefined && 'select-none data-dragging:cursor-ew-resize',
      )}
    >
      <VirtualWindow role="rowgroup" totalSize={totalSizePx} start={start * SPAN_ROW_HEIGHT}>
        {keys.map((key, position) => {
          const line = lines[start + position];
          return (
            line !== undefined && (
              <SpanTreeRow
                key={key}
                line={line}
                rowIndex={start + position}
                isSelected={start + position === currentIndex}
                isMatch={line.kind === 'span' && found.matchIds?.has(line.key) === true}
                places={found.places.get(line.key)}
                look={look}
              />
            )
          );
        })}
      </VirtualWindow>
    </div>
  );
}

function findLine(event: MouseEvent, lines: readonly TreeLine[]): TreeLine | undefined {
  const row = event.target instanceof Element ? event.target.closest('[role="row"]') : null;
  return row === null ? undefined : lines[Number(row.getAttribute('aria-rowindex')) - 1];
}

function isOnToggle({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('button') !== null;
}
