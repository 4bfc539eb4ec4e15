import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

import type { TableSort } from '../table-sort.ts';
import type { ColumnId, SortableId } from './column-ids.ts';
import { type ColumnLayout, moveColumn } from './column-layout.ts';
import { HeadCell } from './HeadCell.tsx';
import { getTraceColumn } from './trace-columns.tsx';
import { useColumnDrag } from './use-column-drag.ts';

export const HEADER_HEIGHT = 28;

export interface TableHeadProps {
  readonly layout: ColumnLayout;
  readonly sort: TableSort;
  readonly onSort: (id: SortableId) => void;
  readonly onLayout: (layout: ColumnLayout) => void;
  /** While a column is being resized: shows the widths without making them last. */
  readonly onPreview: (layout: ColumnLayout) => void;
  /** Stands above the check boxes. */
  readonly selectAll: ReactNode;
}

/** Titles that sort when clicked, move when dragged, and are sized by their right edge; all of it by keyboard too. */
export function TableHead({ layout, sort, onSort, onLayout, onPreview, selectAll }: TableHeadProps) {
  const row = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<ColumnId>();
  const drag = useColumnDrag({
    row,
    onDrop(id, index) {
      onLayout(moveColumn(layout, id, index));
    },
  });
  const tabId = layout.some(({ id }) => id === focusedId) ? focusedId : layout[0]?.id;

  function focusColumn(index: number) {
    row.current?.querySelectorAll<HTMLElement>('[data-head-button]')[index]?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const index = layout.findIndex(({ id }) => id === focusedId);
    if (step === 0 || index === -1 || event.altKey) return;
    event.preventDefault();
    if (!event.shiftKey) focusColumn(index + step);
    else if (focusedId !== undefined) onLayout(moveColumn(layout, focusedId, index + step));
  }

  return (
    <div
      ref={row}
      role="row"
      aria-rowindex={1}
      style={{ height: HEADER_HEIGHT }}
      onKeyDown={onKeyDown}
      className="sticky top-0 z-20 grid [grid-template-columns:var(--trace-columns)] items-stretch gap-x-3 border-b border-line bg-sunken px-3 text-xs font-medium text-ink-soft"
    >
      <div role="columnheader" className="flex items-center">
        {selectAll}
      </div>
      {layout.map((shown, index) => (
        <HeadCell
          key={shown.id}
          column={getTraceColumn(shown.id)}
          layout={layout}
          sort={sort}
          isTabStop={shown.id === tabId}
          dropSide={drag.dropIndex === index ? drag.dropSide : undefined}
          isDragged={drag.draggedId === shown.id}
          onSort={onSort}
          onLayout={onLayout}
          onPreview={onPreview}
          onFocus={() => {
            setFocusedId(shown.id);
          }}
          dragHandlers={drag.handlersOf(shown.id)}
          wasDragged={drag.wasDragged}
        />
      ))}
    </div>
  );
}
