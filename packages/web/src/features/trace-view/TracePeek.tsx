import { Link } from '@tanstack/react-router';
import { Maximize2, X } from 'lucide-react';
import { type CSSProperties, type PointerEvent, useMemo, useRef } from 'react';

import { IconButton } from '../../ui/IconButton.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { useStoredNumber } from '../../ui/use-stored-number.ts';
import { type TracePlace, TracePlaceContext, type TraceUrlChange } from './trace-place.ts';
import { TraceView } from './TraceView.tsx';
import type { TraceUrl } from './url.ts';
import type { NeighbourTraces } from './use-neighbour-traces.ts';

export interface TracePeekProps {
  readonly traceId: string;
  readonly experimentId: string;
  /** The part of the list's URL that is the trace's. */
  readonly url: TraceUrl;
  /** Writes that part; `undefined` takes a key out. `isStep` makes Back return to before the change. */
  readonly onChange: (part: TraceUrlChange, isStep?: boolean) => void;
  readonly onClose: () => void;
  /** The rows above and below in the list. */
  readonly neighbours: NeighbourTraces;
}

const WIDTH_PERCENT = 68;
const MIN_WIDTH_PERCENT = 35;
const MAX_WIDTH_PERCENT = 96;

/**
 * A trace in a panel over the list: all that its page shows, with the list still there to step through. Its keys hold
 * while the focus is inside; `[` and `]` (`K` and `J`) step from anywhere. Fills the screen where that is narrow.
 */
export function TracePeek({ traceId, experimentId, url, onChange, onClose, neighbours }: TracePeekProps) {
  const frame = useRef<HTMLElement>(null);
  const [percent, setPercent] = useStoredNumber('gander.peek.width', WIDTH_PERCENT);
  const place = useMemo<TracePlace>(
    () => ({ kind: 'panel', url, change: onChange, leave: onClose, keyScope: frame }),
    [url, onChange, onClose],
  );
  useHotKeys({
    '[': neighbours.showNewer,
    K: neighbours.showNewer,
    ']': neighbours.showOlder,
    J: neighbours.showOlder,
  });
  const width = `${Math.min(MAX_WIDTH_PERCENT, Math.max(MIN_WIDTH_PERCENT, percent))}%`;
  return (
    <aside
      ref={frame}
      aria-label="Trace"
      data-trace-peek
      // A click inside brings the keys here.
      tabIndex={-1}
      style={{ '--peek-width': width } as CSSProperties}
      className="fixed inset-x-0 top-11 bottom-0 z-30 flex flex-col border-l border-line-strong bg-canvas shadow-float outline-none min-[900px]:left-auto min-[900px]:w-[var(--peek-width)]"
    >
      <WidthHandle percent={percent} onPercent={setPercent} />
      <div className="flex h-8 shrink-0 items-center gap-0.5 border-b border-line bg-sunken px-2">
        <span className="text-xs text-ink-faint">Trace</span>
        <span className="ml-auto" />
        <Link
          to="/experiments/$experimentId/traces/$traceId"
          params={{ experimentId, traceId }}
          search={url}
          className="inline-flex h-6 items-center gap-1.5 rounded px-1.5 text-xs text-ink-soft hover:bg-hover hover:text-ink"
        >
          <Maximize2 size={13} />
          Open as page
        </Link>
        <IconButton label="Close the panel (Esc)" onClick={onClose} className="h-6 w-6">
          <X size={15} />
        </IconButton>
      </div>
      <TracePlaceContext value={place}>
        <TraceView key={traceId} traceId={traceId} experimentId={experimentId} neighbours={neighbours} />
      </TracePlaceContext>
    </aside>
  );
}

interface WidthHandleProps {
  readonly percent: number;
  readonly onPercent: (percent: number) => void;
}

const KEY_STEP_PERCENT = 3;

/** The left border, dragged or moved with the arrow keys. */
function WidthHandle({ percent, onPercent }: WidthHandleProps) {
  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onPercent((1 - event.clientX / window.innerWidth) * 100);
  }
  return (
    <div
      role="separator"
      aria-label="Width of the panel"
      aria-orientation="vertical"
      aria-valuenow={Math.round(percent)}
      aria-valuemin={MIN_WIDTH_PERCENT}
      aria-valuemax={MAX_WIDTH_PERCENT}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? KEY_STEP_PERCENT : event.key === 'ArrowRight' ? -KEY_STEP_PERCENT : 0;
        if (step === 0) return;
        event.preventDefault();
        onPercent(percent + step);
      }}
      className="absolute inset-y-0 -left-1 z-20 hidden w-2 cursor-col-resize touch-none hover:bg-accent/30 min-[900px]:block"
    />
  );
}
