import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type DOMAttributes, type KeyboardEvent, type PointerEvent, useRef } from 'react';

import type { TableSort } from '../table-sort.ts';
import { isSortable, type SortableId } from './column-ids.ts';
import { clampWidth, type ColumnLayout, resizeColumn } from './column-layout.ts';
import type { TraceColumn } from './trace-column.ts';

export interface HeadCellProps {
  readonly column: TraceColumn;
  readonly layout: ColumnLayout;
  readonly sort: TableSort;
  readonly isTabStop: boolean;
  readonly isDragged: boolean;
  /** A dragged column would be put here. */
  readonly dropSide: 'left' | 'right' | undefined;
  readonly dragHandlers: Pick<
    DOMAttributes<HTMLElement>,
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'
  >;
  readonly wasDragged: () => boolean;
  readonly onSort: (id: SortableId) => void;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly onPreview: (layout: ColumnLayout) => void;
  readonly onFocus: () => void;
}

const KEY_STEP_PX = 16;

export function HeadCell(props: HeadCellProps) {
  const { column, layout, sort, isTabStop, isDragged, dropSide, dragHandlers } = props;
  const { id, title, isNumeric = false } = column;
  const sortId = isSortable(id) ? id : undefined;
  const isSorted = sort.id === id;

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === 'ArrowLeft' ? -KEY_STEP_PX : event.key === 'ArrowRight' ? KEY_STEP_PX : 0;
    if (step === 0 || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const widthPx = event.currentTarget.closest('[role=columnheader]')?.clientWidth ?? column.minPx;
    props.onLayout(resizeColumn(layout, id, widthPx + step));
  }

  return (
    <div
      role="columnheader"
      data-column={id}
      aria-sort={
        isSorted ? (sort.isDescending ? 'descending' : 'ascending') : sortId === undefined ? undefined : 'none'
      }
      className={clsx('relative flex min-w-0 items-stretch', isDragged && 'opacity-50')}
    >
      {dropSide !== undefined && (
        <span
          aria-hidden
          className={clsx(
            'absolute inset-y-0 z-10 w-0.5 bg-accent',
            dropSide === 'left' ? '-left-[7px]' : '-right-[7px]',
          )}
        />
      )}
      <button
        type="button"
        data-head-button
        tabIndex={isTabStop ? 0 : -1}
        title={`${title}${sortId === undefined ? '' : ': click to sort'}. Drag or Shift+←/→ to move, Alt+←/→ to resize.`}
        onFocus={props.onFocus}
        onKeyDown={onKeyDown}
        onClick={() => {
          if (sortId !== undefined && !props.wasDragged()) props.onSort(sortId);
        }}
        {...dragHandlers}
        className={clsx(
          'flex h-full min-w-0 flex-1 items-center gap-1 rounded px-1 -mx-1 touch-none select-none',
          isNumeric && 'justify-end',
          sortId === undefined ? 'cursor-grab!' : 'hover:bg-hover hover:text-ink',
          isSorted && sortId !== undefined && 'text-ink',
        )}
      >
        <span className="truncate">{title}</span>
        {isSorted && (sort.isDescending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
      </button>
      <ResizeEdge {...props} />
    </div>
  );
}

/** The edge between two columns. The keyboard has Alt and the arrows on the title. */
function ResizeEdge({ column: { id }, layout, onLayout, onPreview }: HeadCellProps) {
  const startX = useRef(0);
  function readWidth(event: PointerEvent<HTMLElement>): number {
    const cell = event.currentTarget.parentElement;
    return clampWidth(event.clientX - (cell?.getBoundingClientRect().left ?? 0));
  }
  return (
    <span
      aria-hidden
      data-resize-column={id}
      title="Drag to resize; double-click to fit by itself"
      onPointerDown={(event) => {
        startX.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          onPreview(resizeColumn(layout, id, readWidth(event)));
        }
      }}
      onPointerUp={(event) => {
        // A click sizes nothing.
        if (event.clientX !== startX.current) onLayout(resizeColumn(layout, id, readWidth(event)));
      }}
      onDoubleClick={() => {
        onLayout(resizeColumn(layout, id, undefined));
      }}
      className="absolute -right-3 inset-y-0 z-10 w-3 cursor-col-resize touch-none after:absolute after:inset-y-1.5 after:left-1/2 after:w-px after:bg-line-strong hover:after:inset-y-0 hover:after:w-0.5 hover:after:bg-accent"
    />
  );
}
