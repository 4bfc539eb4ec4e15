import { useElementScrollRestoration } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useCallback, useEffect } from 'react';

import { useIsWide } from '../../../ui/use-is-wide.ts';
import { useNow } from '../../../ui/use-now.ts';
import { VirtualWindow } from '../../../ui/VirtualWindow.tsx';
import type { NestedRun } from './nest-runs.ts';
import type { RunColumn } from './run-columns.ts';
import type { RunSort } from './run-sort.ts';
import { RUN_CARD_HEIGHT, RunCard } from './RunCard.tsx';
import { RunTableHead } from './RunTableHead.tsx';
import { RUN_ROW_HEIGHT, RunTableRow, toRunRowId } from './RunTableRow.tsx';

export interface RunTableProps {
  readonly rows: readonly NestedRun[];
  readonly columns: readonly RunColumn[];
  readonly sort: RunSort;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly cursorId: string | undefined;
  readonly selectedIds: ReadonlySet<string>;
  readonly onSort: (sort: RunSort) => void;
  readonly onSelect: (runId: string, isRange: boolean) => void;
  readonly onSelectAll: () => void;
  readonly onFold: (runId: string) => void;
  readonly onPin: (runId: string) => void;
  readonly onNearEnd: () => void;
  readonly footer: ReactNode;
}

const SCROLL_ID = 'run-list';
const HEADER_HEIGHT = 28;
const OVERSCAN_ROWS = 12;
const NEAR_END_ROWS = 30;
const NAME_WIDTH = 300;
const COLUMN_WIDTHS = { fact: 104, metric: 112, param: 128, tag: 128 } as const;

/** Runs as a grid of which only the visible rows exist. The names stay in sight when it is scrolled sideways. */
export function RunTable(props: RunTableProps) {
  const { rows, columns, scrollRef, cursorId, selectedIds, onSelect, onFold, onPin, onNearEnd, footer } = props;
  const isWide = useIsWide();
  const nowMs = useNow(10_000);
  const rowHeight = isWide ? RUN_ROW_HEIGHT : RUN_CARD_HEIGHT;
  const restored = useElementScrollRestoration({ id: SCROLL_ID });
  // One function for as long as the rows are the same: with another one, all of them would be measured again.
  const toKey = useCallback((index: number) => rows[index]?.run.runId ?? index, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    getItemKey: toKey,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: isWide ? HEADER_HEIGHT : 0,
    initialOffset: restored?.scrollY ?? 0,
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const cursorIndex = cursorId === undefined ? -1 : rows.findIndex(({ run }) => run.runId === cursorId);
  useEffect(() => {
    if (cursorIndex >= 0) virtualizer.scrollToIndex(cursorIndex, { align: 'auto' });
    // Only a moved cursor scrolls, not rows that arrive above it.
  }, [cursorId, virtualizer]); // oxlint-disable-line react/exhaustive-deps -- see above

  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= rows.length - NEAR_END_ROWS) onNearEnd();
  }, [lastIndex, rows.length, onNearEnd]);

  const widths = columns.map(({ kind }) => COLUMN_WIDTHS[kind]);
  const template = [`${NAME_WIDTH}px`, ...widths.map((width) => `minmax(${width}px, 1fr)`)].join(' ');
  const minWidth = isWide ? NAME_WIDTH + widths.reduce<number>((sum, width) => sum + width, 0) : undefined;
  const isCursorDrawn = items.some((item) => item.index === cursorIndex);
  return (
    <div
      ref={scrollRef}
      data-scroll-restoration-id={SCROLL_ID}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain bg-surface outline-offset-[-2px] outline-accent has-[>[role=grid]:focus-visible]:outline-2"
    >
      <div
        role="grid"
        aria-label="Runs"
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        aria-activedescendant={isCursorDrawn && cursorId !== undefined ? toRunRowId(cursorId) : undefined}
        tabIndex={0}
        style={{ minWidth }}
        className="outline-none"
      >
        {isWide && (
          <RunTableHead
            columns={columns}
            template={template}
            height={HEADER_HEIGHT}
            sort={props.sort}
            isAllSelected={rows.length > 0 && selectedIds.size >= rows.length}
            onSort={props.onSort}
            onSelectAll={props.onSelectAll}
          />
        )}
        <VirtualWindow role="rowgroup" totalSize={virtualizer.getTotalSize()} start={items[0]?.start ?? 0}>
          {items.map((item) => {
            const nested = rows[item.index];
            if (nested === undefined) return null;
            const row = {
              nested,
              columns,
              rowIndex: item.index,
              isCursor: nested.run.runId === cursorId,
              isSelected: selectedIds.has(nested.run.runId),
              nowMs,
              onSelect,
              onFold,
              onPin,
            };
            return isWide ? (
              <RunTableRow key={item.key} {...row} template={template} />
            ) : (
              <RunCard key={item.key} {...row} />
            );
          })}
        </VirtualWindow>
      </div>
      {footer}
    </div>
  );
}
