import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';

import { VirtualWindow } from '../../../ui/VirtualWindow.tsx';

export interface LineViewProps {
  readonly label: string;
  readonly text: string;
}

const LINE_HEIGHT = 18;
const OVERSCAN_LINES = 30;
/** A line that is longer goes on in the next, so that a line of a megabyte costs no more than others. */
const MAX_LINE_CHARS = 2000;

/** Text with line numbers, of which only what is seen exists. Everything in it is text, whatever it says. */
export function LineView({ label, text }: LineViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => splitLines(text), [text]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN_LINES,
  });
  const items = virtualizer.getVirtualItems();
  const gutter = `${String(lines.at(-1)?.number ?? 1).length + 1}ch`;
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={label}
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto py-1 font-mono text-xs -outline-offset-2"
    >
      <VirtualWindow totalSize={virtualizer.getTotalSize()} start={items[0]?.start ?? 0}>
        {items.map((item) => {
          const line = lines[item.index];
          return (
            line !== undefined && (
              <div key={item.key} ref={virtualizer.measureElement} data-index={item.index} className="flex gap-3 px-3">
                <span
                  aria-hidden
                  style={{ width: gutter }}
                  className="tabular shrink-0 text-right leading-[18px] text-ink-faint select-none"
                >
                  {line.isFirst && line.number}
                </span>
                <span className="wrap-any min-w-0 flex-1 leading-[18px]">{line.text}</span>
              </div>
            )
          );
        })}
      </VirtualWindow>
    </div>
  );
}

interface Line {
  readonly number: number;
  readonly isFirst: boolean;
  readonly text: string;
}

function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    let at = 0;
    do {
      lines.push({ number: index + 1, isFirst: at === 0, text: line.slice(at, at + MAX_LINE_CHARS) });
      at += MAX_LINE_CHARS;
    } while (at < line.length);
  }
  return lines;
}
