import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';

import { VirtualWindow } from '../../ui/VirtualWindow.tsx';
import type { ComparedRow } from './comparison.ts';
import { COMPARE_ROW_HEIGHT, CompareRow, toCompareRowId } from './CompareRow.tsx';

export interface CompareTreeProps {
  readonly rows: readonly ComparedRow[];
  readonly selected: ComparedRow | undefined;
  /** Index of the row where the traces diverged first. */
  readonly firstIndex: number | undefined;
  readonly onSelect: (row: ComparedRow) => void;
}

const OVERSCAN_ROWS = 16;

/** Both traces as one tree, of which only the visible rows exist. */
export function CompareTree({ rows, selected, firstIndex, onSelect }: CompareTreeProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COMPARE_ROW_HEIGHT,
    overscan: OVERSCAN_ROWS,
  });
  const selectedAt = selected === undefined ? -1 : rows.findIndex(({ index }) => index === selected.index);
  // On a narrow screen nothing is selected at first: what everybody looks for is still in sight.
  const shownAt = selectedAt >= 0 ? selectedAt : rows.findIndex(({ index }) => index === firstIndex);
  const items = virtualizer.getVirtualItems();
  const isSelectedDrawn = items.some((item) => item.index === selectedAt);
  const reveal = useEffectEvent(() => {
    if (shownAt >= 0) virtualizer.scrollToIndex(shownAt, { align: 'auto' });
  });
  useEffect(() => {
    reveal();
  }, [shownAt]);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        aria-hidden
        className="flex h-6 shrink-0 items-center border-b border-line bg-sunken text-2xs font-medium text-ink-faint"
      >
        <span className="flex-1 pl-3">A compared with B</span>
        <span className="w-24 pr-3 text-right">Δ latency</span>
        <span className="w-20 pr-3 text-right max-lg:hidden">Δ in</span>
        <span className="w-20 pr-3 text-right max-lg:hidden">Δ out</span>
        <span className="w-24 pr-3 text-right max-sm:hidden">Δ cost</span>
      </div>
      <div
        ref={scroller}
        role="treegrid"
        aria-label="Spans of both traces"
        aria-rowcount={rows.length}
        aria-activedescendant={isSelectedDrawn && selected !== undefined ? toCompareRowId(selected.index) : undefined}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <VirtualWindow role="rowgroup" totalSize={virtualizer.getTotalSize()} start={items[0]?.start ?? 0}>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row !== undefined && (
                <CompareRow
                  key={row.index}
                  row={row}
                  rowIndex={item.index}
                  isSelected={item.index === selectedAt}
                  isFirst={row.index === firstIndex}
                  onSelect={onSelect}
                />
              )
            );
          })}
        </VirtualWindow>
      </div>
    </div>
  );
}
