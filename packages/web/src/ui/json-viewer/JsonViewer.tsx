import type { JsonValue } from '@gander/core/json-value';
import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';

import { CopyButton } from '../CopyButton.tsx';
import { IconButton } from '../IconButton.tsx';
import { VirtualWindow } from '../VirtualWindow.tsx';
import { type JsonContainer, type OpenStates, setAllOpen, toJsonLines } from './json-lines.ts';
import { JsonLineView } from './JsonLineView.tsx';

export interface JsonViewerProps {
  readonly label: string;
  readonly value: JsonValue;
  /** Takes the room its parent gives it instead of growing with its lines up to a limit. */
  readonly isFilling?: boolean;
  /** Without the bar above: for small values inside something else. */
  readonly isPlain?: boolean;
  /** How many levels are open at first. */
  readonly openDepth?: number;
}

const LINE_HEIGHT = 20;
const OVERSCAN_LINES = 20;
const NOTHING_CHANGED: OpenStates = new Map();

/** A JSON value as text with parts that open and close. Only what is seen exists, so megabytes open at once. */
export function JsonViewer({ label, value, isFilling = false, isPlain = false, openDepth }: JsonViewerProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [states, setStates] = useState(NOTHING_CHANGED);
  const lines = useMemo(() => toJsonLines(value, states, openDepth), [value, states, openDepth]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN_LINES,
  });

  const items = virtualizer.getVirtualItems();

  const toggle = (container: JsonContainer, isOpen: boolean) => {
    setStates((current) => new Map(current).set(container, isOpen));
  };
  const toggleAll = (container: JsonContainer, isOpen: boolean) => {
    setStates((current) => setAllOpen(current, container, isOpen));
  };

  return (
    <div
      className={clsx(
        'flex min-h-0 min-w-0 flex-col overflow-hidden',
        isFilling && 'flex-1',
        !isPlain && !isFilling && 'rounded-lg border border-line',
      )}
    >
      {!isPlain && <ViewerBar label={label} value={value} onToggleAll={toggleAll} />}
      {/* A scrolling region must be reachable by keyboard. */}
      <div
        ref={scroller}
        role="region"
        aria-label={label}
        tabIndex={0}
        className={clsx(
          'overflow-auto py-1 font-mono text-xs -outline-offset-2',
          isFilling ? 'min-h-0 flex-1' : 'max-h-[28rem]',
        )}
      >
        <VirtualWindow totalSize={virtualizer.getTotalSize()} start={items[0]?.start ?? 0}>
          {items.map((item) => {
            const line = lines[item.index];
            return (
              line !== undefined && (
                <div key={item.key} ref={virtualizer.measureElement} data-index={item.index}>
                  <JsonLineView line={line} onToggle={toggle} onToggleAll={toggleAll} />
                </div>
              )
            );
          })}
        </VirtualWindow>
      </div>
    </div>
  );
}

interface ViewerBarProps {
  readonly label: string;
  readonly value: JsonValue;
  readonly onToggleAll: (container: JsonContainer, isOpen: boolean) => void;
}

function ViewerBar({ label, value, onToggleAll }: ViewerBarProps) {
  return (
    <div className="flex h-8 shrink-0 items-center border-b border-line bg-sunken pr-1 pl-3 text-xs font-medium text-ink-soft">
      {label}
      <span className="ml-auto" />
      {value !== null && typeof value === 'object' && (
        <>
          <IconButton
            label="Expand all"
            onClick={() => {
              onToggleAll(value, true);
            }}
          >
            <ChevronsUpDown size={14} />
          </IconButton>
          <IconButton
            label="Collapse all"
            onClick={() => {
              onToggleAll(value, false);
            }}
          >
            <ChevronsDownUp size={14} />
          </IconButton>
        </>
      )}
      <CopyButton
        text={() => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))}
        label="Copy value"
      />
    </div>
  );
}
