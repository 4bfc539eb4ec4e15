import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type PointerEvent, useEffect, useEffectEvent, useRef } from 'react';

import { useStoredNumber } from '../../../ui/use-stored-number.ts';
import { VirtualWindow } from '../../../ui/VirtualWindow.tsx';
import type { Timeline } from '../timeline.ts';
import type { TreeRow } from './find-rows.ts';
import { SPAN_ROW_HEIGHT, SpanTreeRow, toSpanRowId } from './SpanTreeRow.tsx';
import { TimeAxis } from './TimeAxis.tsx';

export interface SpanTreeProps {
  readonly rows: readonly TreeRow[];
  readonly matchIds: ReadonlySet<string> | undefined;
  readonly selectedId: string | undefined;
  /** Bars are drawn where there is one. */
  readonly timeline: Timeline | undefined;
  readonly onSelect: (spanId: string) => void;
  readonly onToggle: (spanId: string, isOpen: boolean) => void;
}

const OVERSCAN_ROWS = 16;
const NAME_WIDTH_PERCENT = 52;
const MIN_NAME_PERCENT = 20;
const MAX_NAME_PERCENT = 80;

/** All spans as an ARIA tree grid of which only the visible rows exist; with a timeline, the bars stand beside the names. */
export function SpanTree({ rows, matchIds, selectedId, timeline, onSelect, onToggle }: SpanTreeProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [namePercent, setNamePercent] = useStoredNumber('gander.trace.name-width', NAME_WIDTH_PERCENT);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => SPAN_ROW_HEIGHT,
    overscan: OVERSCAN_ROWS,
  });

  const selectedIndex = selectedId === undefined ? -1 : rows.findIndex((row) => row.span.spanId === selectedId);
  const isSelectedShown = selectedIndex >= 0;
  const items = virtualizer.getVirtualItems();
  const isSelectedDrawn = items.some((item) => item.index === selectedIndex);
  const reveal = useEffectEvent(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex, { align: 'auto' });
  });
  useEffect(() => {
    // A new selection is brought into view, once it is there; rows that arrive or close elsewhere move nothing.
    if (isSelectedShown) reveal();
  }, [selectedId, isSelectedShown]);

  const style = {
    '--name-width': `${Math.min(MAX_NAME_PERCENT, Math.max(MIN_NAME_PERCENT, namePercent))}%`,
  } as CSSProperties;
  return (
    <div className="flex min-h-0 flex-1 flex-col" style={style}>
      {timeline !== undefined && (
        <div className="relative flex h-6 shrink-0 border-b border-line bg-sunken">
          <div className="w-[var(--name-width)] shrink-0" />
          <NameWidthHandle onChange={setNamePercent} />
          <TimeAxis timeline={timeline} />
        </div>
      )}
      <div
        ref={scroller}
        role="treegrid"
        aria-label="Spans"
        aria-rowcount={rows.length}
        aria-activedescendant={isSelectedDrawn && selectedId !== undefined ? toSpanRowId(selectedId) : undefined}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <VirtualWindow role="rowgroup" totalSize={virtualizer.getTotalSize()} start={items[0]?.start ?? 0}>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row !== undefined && (
                <SpanTreeRow
                  key={row.span.spanId}
                  row={row}
                  rowIndex={item.index}
                  isSelected={item.index === selectedIndex}
                  isMatch={matchIds?.has(row.span.spanId) === true}
                  timeline={timeline}
                  onSelect={onSelect}
                  onToggle={onToggle}
                />
              )
            );
          })}
        </VirtualWindow>
      </div>
    </div>
  );
}

/** The border between names and bars, dragged in the axis. */
function NameWidthHandle({ onChange }: { readonly onChange: (percent: number) => void }) {
  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onChange(Math.min(MAX_NAME_PERCENT, Math.max(MIN_NAME_PERCENT, ((event.clientX - box.left) / box.width) * 100)));
  }
  return (
    <div
      aria-hidden
      title="Drag to resize"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      className="absolute inset-y-0 left-[calc(var(--name-width)-6px)] z-10 w-3 cursor-col-resize touch-none after:absolute after:inset-y-0 after:left-[5px] after:w-px after:bg-line-strong hover:after:bg-accent"
    />
  );
}
