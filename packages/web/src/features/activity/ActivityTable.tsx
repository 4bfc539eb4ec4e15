import { useElementScrollRestoration } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { ArrowDown } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect } from 'react';

import { useIsWide } from '../../ui/use-is-wide.ts';
import { useNow } from '../../ui/use-now.ts';
import { VirtualWindow } from '../../ui/VirtualWindow.tsx';
import type { ActivityColumn, ActivityKind } from './activity-kind.ts';
import { ActivityRow, toActivityRowId } from './ActivityRow.tsx';
import type { ActivitySort } from './url.ts';

export interface ActivityTableProps<Row> {
  readonly kind: ActivityKind<Row>;
  readonly rows: readonly Row[];
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  /** The row that Enter opens. */
  readonly cursorId: string | undefined;
  readonly onNearEnd: () => void;
  readonly onOpen: (row: Row) => void;
  readonly sort: ActivitySort | undefined;
  readonly onSort: (sort: ActivitySort | undefined) => void;
  /** Stands below the last row. */
  readonly footer: ReactNode;
}

const ROW_HEIGHT = 34;
const CARD_HEIGHT = 62;
const HEADER_HEIGHT = 28;
const OVERSCAN_ROWS = 12;
const NEAR_END_ROWS = 30;

/** Sessions or users as a grid of which only the visible rows exist. */
export function ActivityTable<Row>(props: ActivityTableProps<Row>) {
  const { kind, rows, scrollRef, cursorId, onNearEnd, onOpen, sort, onSort, footer } = props;
  const isWide = useIsWide();
  const nowMs = useNow(10_000);
  const rowHeight = isWide ? ROW_HEIGHT : CARD_HEIGHT;
  const scrollId = `${kind.label.toLowerCase()}-list`;
  const restored = useElementScrollRestoration({ id: scrollId });
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: isWide ? HEADER_HEIGHT : 0,
    initialOffset: restored?.scrollY ?? 0,
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const cursorIndex = cursorId === undefined ? -1 : rows.findIndex((row) => kind.toId(row) === cursorId);
  useEffect(() => {
    if (cursorIndex >= 0) virtualizer.scrollToIndex(cursorIndex, { align: 'auto' });
    // Only a moved cursor scrolls, not rows that arrive above it.
  }, [cursorId, virtualizer]); // oxlint-disable-line react/exhaustive-deps -- see above

  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= rows.length - NEAR_END_ROWS) onNearEnd();
  }, [lastIndex, rows.length, onNearEnd]);

  const columns = kind.columns.filter(({ isNeeded }) => isNeeded === undefined || rows.some(isNeeded));
  const template = columns.map((column) => column.width).join(' ');
  const isCursorDrawn = items.some((item) => item.index === cursorIndex);
  return (
    <div
      ref={scrollRef}
      data-scroll-restoration-id={scrollId}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain bg-surface outline-offset-[-2px] outline-accent has-[>[role=grid]:focus-visible]:outline-2"
    >
      <div
        role="grid"
        aria-label={kind.label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={isCursorDrawn ? toActivityRowId(cursorIndex) : undefined}
        tabIndex={0}
        className="outline-none"
      >
        {isWide && <TableHead columns={columns} template={template} sort={sort} onSort={onSort} />}
        <VirtualWindow role="rowgroup" totalSize={virtualizer.getTotalSize()} start={items[0]?.start ?? 0}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <ActivityRow
                key={kind.toId(row)}
                row={row}
                kind={kind}
                columns={isWide ? columns : undefined}
                template={template}
                height={rowHeight}
                rowIndex={item.index}
                isCursor={item.index === cursorIndex}
                nowMs={nowMs}
                onOpen={onOpen}
              />
            );
          })}
        </VirtualWindow>
      </div>
      {footer}
    </div>
  );
}

interface TableHeadProps<Row> {
  readonly columns: readonly ActivityColumn<Row>[];
  readonly template: string;
  readonly sort: ActivitySort | undefined;
  readonly onSort: (sort: ActivitySort | undefined) => void;
}

function TableHead<Row>({ columns, template, sort, onSort }: TableHeadProps<Row>) {
  const inForce = sort ?? 'last';
  return (
    <div
      role="row"
      aria-rowindex={1}
      style={{ gridTemplateColumns: template, height: HEADER_HEIGHT }}
      className="sticky top-0 z-20 grid items-center gap-x-3 border-b border-line bg-sunken px-3 text-xs font-medium text-ink-soft"
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role="columnheader"
          aria-sort={column.sort === undefined ? undefined : column.sort === inForce ? 'descending' : 'none'}
          className={clsx('truncate', column.isNumeric === true && 'text-right')}
        >
          {column.sort === undefined ? (
            column.title
          ) : (
            <SortButton column={column} isInForce={column.sort === inForce} onSort={onSort} />
          )}
        </div>
      ))}
    </div>
  );
}

interface SortButtonProps<Row> {
  readonly column: ActivityColumn<Row>;
  readonly isInForce: boolean;
  readonly onSort: (sort: ActivitySort | undefined) => void;
}

/** The most first, or the newest: nobody looks for who costs least. */
function SortButton<Row>({ column: { title, sort, isNumeric = false }, isInForce, onSort }: SortButtonProps<Row>) {
  return (
    <button
      type="button"
      title={sort === 'last' ? 'Newest first' : 'Most first'}
      onClick={() => {
        onSort(sort === 'last' ? undefined : sort);
      }}
      className={clsx(
        'inline-flex h-6 max-w-full items-center gap-0.5 hover:text-ink',
        isNumeric && 'flex-row-reverse',
        isInForce && 'text-ink',
      )}
    >
      <span className="truncate">{title}</span>
      {isInForce && <ArrowDown size={11} aria-hidden className="shrink-0" />}
    </button>
  );
}
