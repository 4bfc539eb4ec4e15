import { Minus, Plus, Scan } from 'lucide-react';
import type { PointerEvent } from 'react';

import { formatDuration } from '../../../format/duration.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { TimeZoom } from '../use-time-window.ts';
import { Minimap } from './Minimap.tsx';
import { TimeAxis } from './TimeAxis.tsx';
import type { TreeRow } from './tree-line.ts';
import type { WaterfallLook } from './waterfall-look.ts';

export interface WaterfallHeadProps {
  readonly rows: readonly TreeRow[];
  readonly look: WaterfallLook;
  readonly zoom: TimeZoom;
  readonly onNamePercent: (percent: number) => void;
}

/** Above the bars: all of the trace with the stretch that is shown, and its ruler. */
export function WaterfallHead({ rows, look, zoom, onNamePercent }: WaterfallHeadProps) {
  const { fromMs, toMs } = zoom.window;
  return (
    <div className="relative shrink-0 border-b border-line bg-sunken">
      <div className="flex h-9">
        <div className="flex w-[var(--name-width)] shrink-0 items-center gap-0.5 overflow-hidden px-2">
          <IconButton
            label="Zoom in (+)"
            onClick={() => {
              zoom.zoomIn();
            }}
            className="h-6 w-6"
          >
            <Plus size={14} />
          </IconButton>
          <IconButton
            label="Zoom out (−)"
            disabled={!zoom.isZoomed}
            onClick={() => {
              zoom.zoomOut();
            }}
            className="h-6 w-6"
          >
            <Minus size={14} />
          </IconButton>
          <IconButton
            label="Show all of the time (0)"
            disabled={!zoom.isZoomed}
            onClick={zoom.reset}
            className="h-6 w-6"
          >
            <Scan size={14} />
          </IconButton>
          <span role="status" className="tabular truncate px-1 text-2xs text-ink-faint">
            {zoom.isZoomed && `${formatDuration(fromMs)} – ${formatDuration(toMs)}`}
          </span>
        </div>
        <Minimap rows={rows} timeline={look.timeline} zoom={zoom} />
      </div>
      <div className="flex h-6 border-t border-line">
        <div className="w-[var(--name-width)] shrink-0" />
        <TimeAxis zoom={zoom} />
      </div>
      <NameWidthHandle onChange={onNamePercent} />
    </div>
  );
}

/** The border between names and bars. */
function NameWidthHandle({ onChange }: { readonly onChange: (percent: number) => void }) {
  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onChange(((event.clientX - box.left) / box.width) * 100);
  }
  return (
    <div
      aria-hidden
      title="Drag to resize"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      className="absolute inset-y-0 left-[calc(var(--name-width)-6px)] z-10 w-3 cursor-col-resize touch-none after:absolute after:inset-y-0 after:left-[5px] after:w-px after:bg-line-strong hover:after:bg-accent"
    />
  );
}
