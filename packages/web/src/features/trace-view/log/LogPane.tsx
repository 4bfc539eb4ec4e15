import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { VirtualWindow } from '../../../ui/VirtualWindow.tsx';
import { traceLogsQuery } from '../queries.ts';
import { toTimeline } from '../timeline.ts';
import type { SpanMarks } from '../tree/span-marks.ts';
import type { TreeRow } from '../tree/tree-line.ts';
import { LOG_ROW_HEIGHT, LogRow } from './LogRow.tsx';
import { createSpanLineLoader } from './span-lines.ts';
import { toEntryKeys, toLogEntries } from './to-log-entries.ts';

export interface LogPaneProps {
  readonly traceId: string;
  /** The whole tree. */
  readonly rows: readonly TreeRow[];
  readonly marks: ReadonlyMap<string, SpanMarks>;
  /** Set while something is looked for: the others are left out. */
  readonly matchIds: ReadonlySet<string> | undefined;
  readonly selectedId: string | undefined;
  readonly onSelect: (spanId: string) => void;
}

const OVERSCAN_ROWS = 16;

/** What happened, one line after the other: spans as they began, their events, and log records. */
export function LogPane({ traceId, rows, marks, matchIds, selectedId, onSelect }: LogPaneProps) {
  const { client } = useGander();
  const scroller = useRef<HTMLDivElement>(null);
  const logs = useQuery(traceLogsQuery(client, traceId));
  const items = logs.data?.items;
  const spans = useMemo(() => rows.map((row) => row.span), [rows]);
  const all = useMemo(() => toLogEntries({ spans, marks, logs: items ?? [] }), [spans, marks, items]);
  const entries = useMemo(
    () => (matchIds === undefined ? all : all.filter(({ span }) => span !== undefined && matchIds.has(span.spanId))),
    [all, matchIds],
  );
  const keys = useMemo(() => toEntryKeys(entries), [entries]);
  const startUnixNano = useMemo(() => toTimeline(spans).startUnixNano, [spans]);
  const lines = useMemo(() => createSpanLineLoader(client, traceId), [client, traceId]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LOG_ROW_HEIGHT,
    // An open line keeps its height when others come before it.
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    overscan: OVERSCAN_ROWS,
  });
  const drawn = virtualizer.getVirtualItems();
  if (entries.length === 0) return <p className="p-6 text-center text-ink-faint">Nothing here says this.</p>;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Log"
      aria-rowcount={entries.length}
      tabIndex={0}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain font-mono text-xs -outline-offset-2"
    >
      <VirtualWindow role="rowgroup" totalSize={virtualizer.getTotalSize()} start={drawn[0]?.start ?? 0}>
        {drawn.map((item) => {
          const entry = entries[item.index];
          const key = keys[item.index];
          return (
            entry !== undefined &&
            key !== undefined && (
              <LogRow
                key={item.key}
                ref={virtualizer.measureElement}
                traceId={traceId}
                entry={entry}
                rowIndex={item.index}
                startUnixNano={startUnixNano}
                isSelected={entry.span !== undefined && entry.span.spanId === selectedId}
                isOpen={open.has(key)}
                lines={lines}
                onSelect={onSelect}
                onToggle={() => {
                  setOpen((before) => toggle(before, key));
                }}
              />
            )
          );
        })}
      </VirtualWindow>
    </div>
  );
}

function toggle(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set([...keys, key]);
}
