import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';

import { useStoredNumber } from './use-stored-number.ts';

export interface SplitPaneProps {
  readonly label: string;
  readonly left: ReactNode;
  readonly right: ReactNode;
  /** Where the reader's choice is kept. */
  readonly storageKey: string;
  /** Width of the left pane in percent, until the reader changes it. */
  readonly initialPercent: number;
}

const MIN_PERCENT = 15;
const MAX_PERCENT = 85;
const KEY_STEP_PERCENT = 2;

/** Two panes and a bar between them that is dragged, or moved with the arrow keys; a double click resets it. */
export function SplitPane({ label, left, right, storageKey, initialPercent }: SplitPaneProps) {
  const [percent, setPercent] = useStoredNumber(storageKey, initialPercent);
  const frame = useRef<HTMLDivElement>(null);
  const shown = Math.min(MAX_PERCENT, Math.max(MIN_PERCENT, percent));

  function moveTo(next: number) {
    setPercent(Math.min(MAX_PERCENT, Math.max(MIN_PERCENT, next)));
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || frame.current === null) return;
    const box = frame.current.getBoundingClientRect();
    moveTo(((event.clientX - box.left) / box.width) * 100);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.key === 'ArrowLeft' ? -KEY_STEP_PERCENT : event.key === 'ArrowRight' ? KEY_STEP_PERCENT : 0;
    if (step === 0) return;
    event.preventDefault();
    moveTo(shown + step);
  }

  return (
    <div ref={frame} className="flex min-h-0 min-w-0 flex-1">
      <div className="flex min-w-0 flex-col" style={{ width: `${shown}%` }}>
        {left}
      </div>
      {/* A focusable separator is the ARIA pattern for a window splitter. */}
      <div
        role="separator"
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={Math.round(shown)}
        aria-valuemin={MIN_PERCENT}
        aria-valuemax={MAX_PERCENT}
        tabIndex={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onDoubleClick={() => {
          moveTo(initialPercent);
        }}
        onKeyDown={onKeyDown}
        className="relative z-10 -mx-1 w-2 shrink-0 cursor-col-resize touch-none after:absolute after:inset-y-0 after:left-1 after:w-px after:bg-line hover:after:bg-accent active:after:w-0.5 active:after:bg-accent"
      />
      <div className="flex min-w-0 flex-1 flex-col">{right}</div>
    </div>
  );
}
