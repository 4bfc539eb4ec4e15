import { useElementScrollRestoration } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  Fragment,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react';

import { keepFocusOnGrid } from '../../ui/keep-focus-on-grid.ts';
import { useNow } from '../../ui/use-now.ts';
import { useRowSlots } from '../../ui/use-row-slots.ts';
import { VirtualWindow } from '../../ui/VirtualWindow.tsx';
import { type ColumnLayout } from './columns/column-layout.ts';
import { type ColumnTracks, toColumnTracks } from './columns/column-tracks.ts';
import { HEADER_HEIGHT, TableHead } from './columns/TableHead.tsx';
import { getTraceColumn } from './columns/trace-columns.tsx';
import type { SortableId } from './columns/column-ids.ts';
import { CellTool } from './cell-menu/CellTool.tsx';
import type { CellMenuTarget } from './cell-menu/cell-menu-target.ts';
import { type ListItem, toItemKey } from './groups/list-item.ts';
import { RowCheckbox } from './RowCheckbox.tsx';
import type { TableSort } from './table-sort.ts';
import { toRowId } from './TraceRow.tsx';

export interface TraceTableProps {
  readonly items: readonly ListItem[];
  /** Empty where rows are cards. */
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly sort: TableSort;
  readonly onSort: (id: SortableId) => void;
  readonly rowHeightPx: number;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  /** The row that Enter opens. */
  readonly cursorKey: string | undefined;
  readonly isGrouped: boolean;
  readonly allSelected: 'on' | 'off' | 'partly';
  readonly onSelectAll: () => void;
  readonly onRowClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onRowContextMenu: (event: MouseEvent<HTMLElement>) => void;
  readonly onCellMenu: (target: CellMenuTarget) => void;
  readonly onNearEnd: () => void;
  /** Without a key: elements are used again for other rows. */
  readonly renderRow: (item: ListItem, row: RowPlace) => ReactNode;
  /** Stands below the last row. */
  readonly footer: ReactNode;
}

export interface RowPlace {
  readonly rowIndex: number;
  readonly heightPx: number;
  readonly nowMs: number;
}

/** Back to the list is back to the same rows. */
const SCROLL_ID = 'trace-list';
const OVERSCAN_ROWS = 12;
const NEAR_END_ROWS = 30;

/** The list as a grid of which only the visible rows exist. */
export function TraceTable(props: TraceTableProps) {
  const { items, layout, rowHeightPx, scrollRef, cursorKey, isGrouped, onNearEnd, renderRow, footer } = props;
  const grid = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const isTable = layout.length > 0;
  const nowMs = useNow(10_000);
  const headerHeight = isTable ? HEADER_HEIGHT : 0;
  const restored = useElementScrollRestoration({ id: SCROLL_ID });
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeightPx,
    // Rows are of one height, so their keys, which would be asked for all rows in every frame, are not needed.
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: headerHeight,
    initialOffset: restored?.scrollY ?? 0,
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeightPx]);

  const cursorIndex = useMemo(
    () => (cursorKey === undefined ? -1 : items.findIndex((item) => toItemKey(item) === cursorKey)),
    [items, cursorKey],
  );
  useEffect(() => {
    if (cursorIndex >= 0) virtualizer.scrollToIndex(cursorIndex, { align: 'auto' });
    // Only a moved cursor scrolls, not rows that arrive above it.
  }, [cursorKey, virtualizer]); // oxlint-disable-line react/exhaustive-deps -- see above

  const drawn = virtualizer.getVirtualItems();
  const slots = useRowSlots(drawn[0]?.index ?? 0, drawn.length);
  const isCursorDrawn = drawn.some((item) => item.index === cursorIndex);
  const lastIndex = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= items.length - NEAR_END_ROWS) onNearEnd();
  }, [lastIndex, items.length, onNearEnd]);

  const tracks = useMemo(() => toColumnTracks(layout, getTraceColumn), [layout]);
  return (
    <div
      ref={scrollRef}
      data-scroll-restoration-id={SCROLL_ID}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain bg-surface outline-offset-[-2px] outline-accent has-[>[role=grid]:focus-visible]:outline-2 has-[>[role=treegrid]:focus-visible]:outline-2"
    >
      <div
        ref={grid}
        role={isGrouped ? 'treegrid' : 'grid'}
        aria-label="Traces"
        aria-multiselectable
        aria-rowcount={items.length + 1}
        aria-activedescendant={isCursorDrawn && cursorKey !== undefined ? toRowId(cursorKey) : undefined}
        tabIndex={0}
        style={isTable ? toTrackStyle(tracks) : undefined}
        className="outline-none"
      >
        {isTable && (
          <TableHead
            layout={layout}
            sort={props.sort}
            onSort={props.onSort}
            onLayout={props.onLayout}
            onPreview={(preview) => {
              // Past React: a row for each pixel that the pointer moves would be drawn late.
              const { template, minWidthPx } = toColumnTracks(preview, getTraceColumn);
              grid.current?.style.setProperty('--trace-columns', template);
              grid.current?.style.setProperty('min-width', `${minWidthPx}px`);
            }}
            selectAll={
              <RowCheckbox
                label="Select all loaded traces"
                state={props.allSelected}
                isTabStop
                onClick={props.onSelectAll}
              />
            }
          />
        )}
        {/* The rows are reached by the keyboard through the grid; a click on one is heard here, for all of them. */}
        <div
          ref={rows}
          role="presentation"
          className="relative"
          onMouseDown={(event) => {
            keepFocusOnGrid(event, grid.current);
          }}
          onClickCapture={props.onRowClick}
          onAuxClick={props.onRowClick}
          onContextMenu={props.onRowContextMenu}
        >
          <VirtualWindow role="rowgroup" totalSize={virtualizer.getTotalSize()} start={drawn[0]?.start ?? 0}>
            {drawn.map(({ index }, position) => {
              const item = items[index];
              return (
                item !== undefined && (
                  <Fragment key={slots[position]}>
                    {renderRow(item, { rowIndex: index, heightPx: rowHeightPx, nowMs })}
                  </Fragment>
                )
              );
            })}
          </VirtualWindow>
          {isTable && <CellTool rows={rows} items={items} onMenu={props.onCellMenu} />}
        </div>
      </div>
      {footer}
    </div>
  );
}

function toTrackStyle({ template, minWidthPx }: ColumnTracks): CSSProperties {
  return { ['--trace-columns' as keyof CSSProperties]: template, minWidth: minWidthPx };
}
