import { useSyncExternalStore } from 'react';

import { formatCost } from '../../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { formatCount } from '../../../format/tokens.ts';
import { toBar } from '../timeline.ts';
import { toFoldText } from './FoldBar.tsx';
import type { DraggedStretch, HoveredLine, HoverStore } from './hover-store.ts';
import { toSelfTimeMs } from './self-time.ts';
import type { SpanLine, TreeLine, TreeRow } from './tree-line.ts';
import type { WaterfallLook } from './waterfall-look.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface HoverLayerProps {
  readonly hover: HoverStore;
  readonly rows: readonly TreeRow[];
  readonly lines: readonly TreeLine[];
  readonly look: WaterfallLook;
}

const CARD_WIDTH_PX = 280;
const CARD_HEIGHT_PX = 150;
const GAP_PX = 14;

/**
 * What is under the pointer in the waterfall: when it began, how long it took, how much of that itself. While the pointer is
 * dragged, the stretch that will be shown.
 */
export function HoverLayer({ hover, rows, lines, look }: HoverLayerProps) {
  const at = useSyncExternalStore(hover.subscribe, hover.get);
  if (at?.kind === 'stretch') return <StretchBand dragged={at} />;
  const line = at?.atMs === undefined ? undefined : lines[at.index];
  if (at === undefined || line === undefined) return null;
  return (
    <div
      aria-hidden
      data-hover-card
      style={toPlace(at)}
      className="pointer-events-none fixed z-40 rounded-md border border-line bg-raised px-2.5 py-1.5 text-xs shadow-float"
    >
      <p className="truncate font-medium">
        <NameText text={line.kind === 'fold' ? line.first.name : line.row.span.name} />
      </p>
      {line.kind === 'fold' ? (
        <p className="text-ink-soft">{toFoldText(line)}</p>
      ) : (
        <SpanTimes line={line} rows={rows} look={look} atMs={at.atMs ?? 0} />
      )}
    </div>
  );
}

function StretchBand({ dragged: { stretch, box } }: { readonly dragged: DraggedStretch }) {
  return (
    <div
      aria-hidden
      data-stretch
      style={box}
      className="pointer-events-none fixed z-30 flex justify-center border-x border-accent bg-accent/15"
    >
      <span className="tabular mt-1 h-5 rounded border border-line bg-raised px-1.5 text-2xs leading-[18px] whitespace-nowrap shadow-float">
        {formatDuration(stretch.toMs - stretch.fromMs)}
      </span>
    </div>
  );
}

interface SpanTimesProps {
  readonly line: SpanLine;
  readonly rows: readonly TreeRow[];
  readonly look: WaterfallLook;
  readonly atMs: number;
}

/** Of the width of the window: events this near are those under the pointer. */
const NEAR_SHARE = 0.012;

function SpanTimes({ line, rows, look, atMs }: SpanTimesProps) {
  const { span } = line.row;
  const bar = toBar(span, look.timeline);
  const selfMs = toSelfTimeMs(rows, rows.indexOf(line.row));
  const marks = look.marks.get(span.spanId);
  const nearMs = (look.window.toMs - look.window.fromMs) * NEAR_SHARE;
  const near = (marks?.events ?? [])
    .map((event) => ({ ...event, offsetMs: toDurationMs(look.timeline.startUnixNano, event.timeUnixNano) }))
    .filter((event) => Math.abs(event.offsetMs - atMs) <= nearMs);
  return (
    <>
      <dl className="tabular mt-0.5 grid grid-cols-[auto_1fr] gap-x-3 text-ink-soft">
        <Line name="Starts" value={`+${formatDuration(bar.offsetMs)}`} />
        <Line name="Takes" value={bar.durationMs === undefined ? 'has not ended' : formatDuration(bar.durationMs)} />
        {selfMs !== undefined && line.row.childCount > 0 && <Line name="Self" value={formatDuration(selfMs)} />}
        {marks?.firstTokenMs !== undefined && <Line name="First token" value={formatDuration(marks.firstTokenMs)} />}
        {span.usage.totalTokens !== undefined && <Line name="Tokens" value={formatCount(span.usage.totalTokens)} />}
        {span.costUsd !== null && <Line name="Cost" value={formatCost(span.costUsd)} />}
        {look.criticalIds?.has(span.spanId) === true && <Line name="Path" value="on the critical path" />}
      </dl>
      {near.slice(0, 4).map((event) => (
        <p key={event.key} className={event.isError ? 'truncate text-error' : 'truncate text-ink-soft'}>
          ◆ <NameText text={event.name} /> +{formatDuration(event.offsetMs)}
        </p>
      ))}
    </>
  );
}

function Line({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function toPlace({ clientX, clientY }: HoveredLine) {
  const isRight = clientX + GAP_PX + CARD_WIDTH_PX > window.innerWidth;
  const isLow = clientY + GAP_PX + CARD_HEIGHT_PX > window.innerHeight;
  return {
    maxWidth: CARD_WIDTH_PX,
    ...(isRight ? { right: window.innerWidth - clientX + GAP_PX } : { left: clientX + GAP_PX }),
    ...(isLow ? { bottom: window.innerHeight - clientY + GAP_PX } : { top: clientY + GAP_PX }),
  };
}
