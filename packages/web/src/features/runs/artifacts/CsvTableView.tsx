import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { useMemo, useRef } from 'react';

import { VirtualWindow } from '../../../ui/VirtualWindow.tsx';
import type { CsvTable } from './parse-csv.ts';

export interface CsvTableViewProps {
  readonly label: string;
  readonly table: CsvTable;
}

const ROW_HEIGHT = 26;
const HEADER_HEIGHT = 28;
const OVERSCAN_ROWS = 20;
const MAX_COLUMNS = 200;
const LOOKED_AT_ROWS = 100;
const MIN_WIDTH_CH = 5;
const MAX_WIDTH_CH = 48;

/** Rows and columns of a file, of which only the visible rows exist. */
export function CsvTableView({ label, table: { header, rows } }: CsvTableViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN_ROWS,
  });
  const columns = useMemo(() => measureColumns(header, rows), [header, rows]);
  const template = columns.map(({ widthCh }) => `calc(${widthCh}ch + 1.5rem)`).join(' ');
  const items = virtualizer.getVirtualItems();
  const renderRow = (cells: readonly string[], role: 'cell' | 'columnheader') =>
    columns.map((column) => {
      const text = cells[column.index] ?? '';
      return (
        <div
          key={column.index}
          role={role}
          title={text.length > column.widthCh ? text.slice(0, 1000) : undefined}
          className={clsx('truncate px-3', column.isNumeric && 'tabular text-right')}
        >
          {text.slice(0, 300)}
        </div>
      );
    });
  return (
    <div ref={scroller} tabIndex={0} aria-label={label} role="region" className="min-h-0 flex-1 overflow-auto text-xs">
      <div role="table" aria-label={label} aria-rowcount={rows.length + 1} className="w-max min-w-full">
        <div
          role="row"
          style={{ gridTemplateColumns: template, height: HEADER_HEIGHT }}
          className="sticky top-0 z-10 grid items-center border-b border-line bg-sunken font-medium text-ink-soft"
        >
          {renderRow(header, 'columnheader')}
        </div>
        <VirtualWindow role="rowgroup" totalSize={virtualizer.getTotalSize()} start={items[0]?.start ?? 0}>
          {items.map((item) => (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              style={{ gridTemplateColumns: template, height: ROW_HEIGHT }}
              className="grid items-center border-b border-line hover:bg-hover"
            >
              {renderRow(rows[item.index] ?? [], 'cell')}
            </div>
          ))}
        </VirtualWindow>
      </div>
      <p className="px-3 py-2 text-ink-faint">
        {rows.length.toLocaleString('en-US')} rows, {header.length} columns
        {header.length > MAX_COLUMNS && ` (the first ${MAX_COLUMNS} are shown)`}
      </p>
    </div>
  );
}

function measureColumns(header: readonly string[], rows: readonly (readonly string[])[]) {
  const sample = rows.slice(0, LOOKED_AT_ROWS);
  return header.slice(0, MAX_COLUMNS).map((title, index) => {
    const cells = sample.map((row) => row[index] ?? '');
    const longest = Math.max(title.length, ...cells.map(({ length }) => length));
    return {
      index,
      widthCh: Math.min(MAX_WIDTH_CH, Math.max(MIN_WIDTH_CH, longest)),
      isNumeric: cells.some((cell) => cell !== '') && cells.every((cell) => cell === '' || !Number.isNaN(Number(cell))),
    };
  });
}
