import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';

import { useStoredNumber } from '../../../ui/use-stored-number.ts';
import { VirtualWindow } from '../../../ui/VirtualWindow.tsx';
import type { Found } from '../find/use-find.ts';
import type { TimeZoom } from '../use-time-window.ts';
import { createHoverStore } from './hover-store.ts';
import { HoverLayer } from './HoverLayer.tsx';
import { SPAN_ROW_HEIGHT, SpanTreeRow, toRowId } from './SpanTreeRow.tsx';
import type { TreeLine, TreeRow } from './tree-line.ts';
import { useBarPointer } from './use-bar-pointer.ts';
import { WaterfallHead } from './WaterfallHead.tsx';
import type { WaterfallLook } from './waterfall-look.ts';

export interface SpanTreeProps {
  /** The whole tree. */
  readonly rows: readonly TreeRow[];
  readonly lines: readonly TreeLine[];
  readonly found: Found;
  readonly currentKey: string | undefined;
  /** Bars are drawn where there is one. */
  readonly look: WaterfallLook | undefined;
  readonly zoom: TimeZoom;
  readonly onSelect: (line: TreeLine) => void;
  readonly onToggle: (line: TreeLine, isOpen: boolean) => void;
}

const OVERSCAN_ROWS = 16;
const NAME_WIDTH_PERCENT = 46;
const MIN_NAME_PERCENT = 20;
const MAX_NAME_PERCENT = 80;

/** The spans as an ARIA tree grid of which only the visible rows exist; with a look, the bars stand beside the names. */
export function SpanTree(props: SpanTreeProps) {
  const { rows, lines, found, currentKey, look, zoom } = props;
  const { onSelect, onToggle } = useStableHandlers(props);
  const scroller = useRef<HTMLDivElement>(null);
  const [hover] = useState(createHoverStore);
  const [namePercent, setNamePercent] = useStoredNumber('gander.trace.name-width', NAME_WIDTH_PERCENT);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => SPAN_ROW_HEIGHT,
    overscan: OVERSCAN_ROWS,
  });
  const pointer = useBarPointer({ scroller, hover, zoom: look && zoom });

  const currentIndex = useMemo(() => lines.findIndex((line) => line.key === currentKey), [lines, currentKey]);
  const isCurrentShown = currentIndex >= 0;
  const items = virtualizer.getVirtualItems();
  const isCurrentDrawn = items.some((item) => item.index === currentIndex);
  const reveal = useEffectEvent(() => {
    if (currentIndex >= 0) virtualizer.scrollToIndex(currentIndex, { align: 'auto' });
  });
  useEffect(() => {
    // A new selection is brought into view, once it is there; rows that arrive or close elsewhere move nothing.
    if (isCurrentShown) reveal();
  }, [currentKey, isCurrentShown]);

  const shownPercent = Math.min(MAX_NAME_PERCENT, Math.max(MIN_NAME_PERCENT, namePercent));
  return (
    <div className="flex min-h-0 flex-1 flex-col" style={{ '--name-width': `${shownPercent}%` } as CSSProperties}>
      {look !== undefined && <WaterfallHead rows={rows} look={look} zoom={zoom} onNamePercent={setNamePercent} />}
      <div
        ref={scroller}
        role="treegrid"
        aria-label="Spans"
        aria-rowcount={lines.length}
        aria-activedescendant={isCurrentDrawn && currentKey !== undefined ? toRowId(currentKey) : undefined}
        tabIndex={0}
        {...pointer}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <VirtualWindow role="rowgroup" totalSize={virtualizer.getTotalSize()} start={items[0]?.start ?? 0}>
          {items.map((item) => {
            const line = lines[item.index];
            return (
              line !== undefined && (
                <SpanTreeRow
                  key={line.key}
                  line={line}
                  rowIndex={item.index}
                  isSelected={item.index === currentIndex}
                  isMatch={line.kind === 'span' && found.matchIds?.has(line.key) === true}
                  places={found.places.get(line.key)}
                  look={look}
                  onSelect={onSelect}
                  onToggle={onToggle}
                />
              )
            );
          })}
        </VirtualWindow>
      </div>
      {look !== undefined && <HoverLayer hover={hover} rows={rows} lines={lines} look={look} />}
    </div>
  );
}

/** The same functions at every drawing, so that rows are drawn again only where they changed. */
function useStableHandlers(props: SpanTreeProps): Pick<SpanTreeProps, 'onSelect' | 'onToggle'> {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  return useMemo(
    () => ({
      onSelect: (line: TreeLine) => {
        latest.current.onSelect(line);
      },
      onToggle: (line: TreeLine, isOpen: boolean) => {
        latest.current.onToggle(line, isOpen);
      },
    }),
    [],
  );
}
