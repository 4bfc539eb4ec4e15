import { ListFilter } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';

import type { ColumnId } from '../columns/column-ids.ts';
import { getTraceColumn } from '../columns/trace-columns.tsx';
import { isGroup, type ListItem } from '../groups/list-item.ts';
import { readColumn, readRowTarget } from '../read-row-target.ts';
import type { CellMenuTarget } from './cell-menu-target.ts';

export interface CellToolProps {
  /** What is around the rows; the button is placed in it. */
  readonly rows: RefObject<HTMLElement | null>;
  readonly items: readonly ListItem[];
  readonly onMenu: (target: CellMenuTarget) => void;
}

interface HoveredCell {
  readonly index: number;
  readonly columnId: ColumnId;
  readonly top: number;
  readonly right: number;
  readonly height: number;
}

const SIZE_PX = 20;

/**
 * The button that opens the menu of the cell under the pointer. One for all cells: a button in each would double what a
 * row costs to draw. Values that are buttons themselves need none. A right click does the same.
 */
export function CellTool({ rows, items, onMenu }: CellToolProps) {
  const [cell, setCell] = useState<HoveredCell>();
  useEffect(() => {
    const frame = rows.current;
    if (frame === null) return undefined;
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && !isTool(event.target)) setCell(readHoveredCell(event.target, frame));
    };
    const onLeave = () => {
      setCell(undefined);
    };
    frame.addEventListener('pointerover', onOver);
    frame.addEventListener('pointerleave', onLeave);
    return () => {
      frame.removeEventListener('pointerover', onOver);
      frame.removeEventListener('pointerleave', onLeave);
    };
  }, [rows]);

  const item = cell && items[cell.index];
  if (cell === undefined || item === undefined || isGroup(item)) return null;
  const column = getTraceColumn(cell.columnId);
  if ((column.values?.(item).length ?? 0) === 0) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-cell-tool
      aria-haspopup="menu"
      aria-label={`${column.title} of ${item.name}: filter or copy`}
      title="Filter or copy"
      onClick={(event) => {
        // The button is gone when the pointer leaves for the menu.
        const box = event.currentTarget.getBoundingClientRect();
        onMenu({ trace: item, columnId: cell.columnId, index: 'all', anchor: { getBoundingClientRect: () => box } });
      }}
      style={{
        top: cell.top + (cell.height - SIZE_PX) / 2,
        left: cell.right - SIZE_PX,
        width: SIZE_PX,
        height: SIZE_PX,
      }}
      className="absolute z-10 flex items-center justify-center rounded border border-line bg-raised text-ink-soft hover:text-ink"
    >
      <ListFilter size={11} aria-hidden />
    </button>
  );
}

function isTool(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-cell-tool]') !== null;
}

function readHoveredCell(target: EventTarget | null, frame: HTMLElement): HoveredCell | undefined {
  const columnId = readColumn(target);
  const row = readRowTarget(target);
  if (columnId === undefined || row === undefined || getTraceColumn(columnId).isValueButton === true) return undefined;
  const box = (target as Element).closest('[data-cell]')?.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  if (box === undefined) return undefined;
  return { index: row.index, columnId, top: box.top - outer.top, right: box.right - outer.left, height: box.height };
}
