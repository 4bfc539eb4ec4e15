import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { useElementScrollRestoration } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { type ReactNode, type RefObject, useEffect, useMemo } from 'react';

import { useIsWide } from '../../ui/use-is-wide.ts';
import { useNow } from '../../ui/use-now.ts';
import { VirtualWindow } from '../../ui/VirtualWindow.tsx';
import { chooseColumns, type TraceColumn } from './columns.tsx';
import { TRACE_CARD_HEIGHT, TraceCard } from './TraceCard.tsx';
import { toTraceRowId, TRACE_ROW_HEIGHT, TraceRow } from './TraceRow.tsx';
import type { TraceListUrl } from './url.ts';

export interface TraceTableProps {
  readonly traces: readonly TraceSummaryBody[];
  readonly url: TraceListUrl;
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  /** The row that Enter opens. */
  readonly cursorId: string | undefined;
  readonly onNearEnd: () => void;
  /** Stands below the last row. */
  readonly footer: ReactNode;
}

/** Back to the list is back to the same rows. */
const SCROLL_ID = 'trace-list';
const HEADER_HEIGHT = 28;
const OVERSCAN_ROWS = 12;
const NEAR_END_ROWS = 30;

/** The list as a grid of which only the visible rows exist. */
export function TraceTable({ traces, url, scrollRef, cursorId, onNearEnd, footer }: TraceTableProps) {
  const isWide = useIsWide();
  const nowMs = useNow(10_000);
  const rowHeight = isWide ? TRACE_ROW_HEIGHT : TRACE_CARD_HEIGHT;
  const headerHeight = isWide ? HEADER_HEIGHT : 0;
  const restored = useElementScrollRestoration({ id: SCROLL_ID });
  const virtualizer = useVirtualizer({
    count: traces.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => traces[index]?.traceId ?? index,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: headerHeight,
    initialOffset: restored?.scrollY ?? 0,
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const cursorIndex = cursorId === undefined ? -1 : traces.findIndex((trace) => trace.traceId === cursorId);
  useEffect(() => {
    if (cursorIndex >= 0) virtualizer.scrollToIndex(cursorIndex, { align: 'auto' });
    // Only a moved cursor scrolls, not rows that arrive above it.
  }, [cursorId, virtualizer]); // oxlint-disable-line react/exhaustive-deps -- see above

  const items = virtualizer.getVirtualItems();
  const isCursorDrawn = items.some((item) => item.index === cursorIndex);
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= traces.length - NEAR_END_ROWS) onNearEnd();
  }, [lastIndex, traces.length, onNearEnd]);

  const columns = useMemo(() => (isWide ? chooseColumns(traces) : []), [isWide, traces]);
  const template = columns.map((column) => column.width).join(' ');
  return (
    <div
      ref={scrollRef}
      data-scroll-restoration-id={SCROLL_ID}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain bg-surface outline-offset-[-2px] outline-accent has-[>[role=grid]:focus-visible]:outline-2"
    >
      <div
        role="grid"
        aria-label="Traces"
        aria-rowcount={traces.length + 1}
        aria-activedescendant={isCursorDrawn && cursorId !== undefined ? toTraceRowId(cursorId) : undefined}
        tabIndex={0}
        className="outline-none"
      >
        {isWide && <TableHead columns={columns} template={template} />}
        <VirtualWindow role="rowgroup" totalSize={virtualizer.getTotalSize()} start={items[0]?.start ?? 0}>
          {items.map((item) => {
            const trace = traces[item.index];
            if (trace === undefined) return null;
            const row = {
              trace,
              url,
              nowMs,
              rowIndex: item.index,
              isCursor: trace.traceId === cursorId,
            };
            return isWide ? (
              <TraceRow key={item.key} {...row} columns={columns} template={template} />
            ) : (
              <TraceCard key={item.key} {...row} />
            );
          })}
        </VirtualWindow>
      </div>
      {footer}
    </div>
  );
}

function TableHead({ columns, template }: { readonly columns: readonly TraceColumn[]; readonly template: string }) {
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
          className={clsx('truncate', column.isNumeric === true && 'text-right')}
        >
          {column.title}
        </div>
      ))}
    </div>
  );
}
