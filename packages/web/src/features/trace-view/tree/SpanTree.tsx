import { type CSSProperties, useRef, useState } from 'react';

import { useStoredNumber } from '../../../ui/use-stored-number.ts';
import type { Found } from '../find/use-find.ts';
import type { TimeZoom } from '../use-time-window.ts';
import { createHoverStore } from './hover-store.ts';
import { HoverLayer } from './HoverLayer.tsx';
import { SpanGrid } from './SpanGrid.tsx';
import type { TreeLine, TreeRow } from './tree-line.ts';
import { WaterfallHead } from './WaterfallHead.tsx';
import type { WaterfallLook } from './waterfall-look.ts';

export interface SpanTreeProps {
  /** The whole tree. */
  readonly rows: readonly TreeRow[];
  readonly lines: readonly TreeLine[];
  readonly found: Found;
  readonly currentKey: string | undefined;
  /** Bars are drawn where there is one. */
  readonly look: WaterfallLook | undefined;
  readonly zoom: TimeZoom;
  readonly onSelect: (line: TreeLine) => void;
  readonly onToggle: (line: TreeLine, isOpen: boolean) => void;
}

const NAME_WIDTH_PERCENT = 46;
const MIN_NAME_PERCENT = 20;
const MAX_NAME_PERCENT = 80;

/** The spans as a tree; with a look, the bars stand beside the names. */
export function SpanTree(props: SpanTreeProps) {
  const { rows, lines, look, zoom } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [hover] = useState(createHoverStore);
  const [namePercent, setNamePercent] = useStoredNumber('gander.trace.name-width', NAME_WIDTH_PERCENT);

  const shownPercent = Math.min(MAX_NAME_PERCENT, Math.max(MIN_NAME_PERCENT, namePercent));
  return (
    <div className="flex min-h-0 flex-1 flex-col" style={{ '--name-width': `${shownPercent}%` } as CSSProperties}>
      {look !== undefined && <WaterfallHead rows={rows} look={look} zoom={zoom} onNamePercent={setNamePercent} />}
      <SpanGrid
        scroller={scroller}
        hover={hover}
        lines={lines}
        found={props.found}
        currentKey={props.currentKey}
        look={look}
        zoom={zoom}
        onSelect={props.onSelect}
        onToggle={props.onToggle}
      />
      {look !== undefined && <HoverLayer hover={hover} rows={rows} lines={lines} look={look} />}
    </div>
  );
}
