import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { useMemo, useRef } from 'react';

import { ExplorerPanes } from './ExplorerPanes.tsx';
import { useFind } from './find/use-find.ts';
import { useFindSteps } from './find/use-find-steps.ts';
import { OtherView } from './OtherView.tsx';
import { SpanPanel } from './panel/SpanPanel.tsx';
import { toTimeline } from './timeline.ts';
import { useTracePlace } from './trace-place.ts';
import { SpanTree } from './tree/SpanTree.tsx';
import { TreeToolbar } from './tree/TreeToolbar.tsx';
import { useClosedSpans } from './use-closed-spans.ts';
import { useHasRoom } from './use-has-room.ts';
import { useSpanFilter } from './use-span-filter.ts';
import { useSpanMarks } from './use-span-marks.ts';
import { useTimeWindow } from './use-time-window.ts';
import { useTraceKeys } from './use-trace-keys.ts';
import type { TraceSpans } from './use-trace-spans.ts';
import { useTreeCursor } from './use-tree-cursor.ts';
import { useTreeLines } from './use-tree-lines.ts';
import { useWaterfallLook } from './use-waterfall-look.ts';

export interface TraceExplorerProps {
  readonly trace: TraceSummaryBody;
  readonly spans: TraceSpans;
}

/** Tree and waterfall on the left, the selected span on the right; one after the other where there is little room. */
export function TraceExplorer({ trace, spans: { spans, isComplete, error, retry } }: TraceExplorerProps) {
  const { url, change } = useTracePlace();
  const frame = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const isWide = useHasRoom(frame);
  const view = url.view ?? (isWide ? 'waterfall' : 'tree');
  const find = url.find ?? '';
  const isMatchesOnly = url.context !== '1';

  const closedSpans = useClosedSpans();
  const found = useFind({ traceId: trace.traceId, spans, find: view === 'chat' ? '' : find });
  const isShown = useSpanFilter();
  const tree = useTreeLines({
    spans,
    closed: closedSpans.closed,
    opened: closedSpans.opened,
    isShown,
    matchIds: found.matchIds,
    isMatchesOnly,
  });
  const selectedId = url.span ?? (isWide ? (trace.rootSpanId ?? tree.rows[0]?.span.spanId) : undefined);
  const selectedSpan = useMemo(() => spans.find((span) => span.spanId === selectedId), [spans, selectedId]);
  const shownCount = useMemo(
    () => (isShown === undefined ? undefined : spans.filter(isShown).length),
    [spans, isShown],
  );
  const cursor = useTreeCursor({ tree, closedSpans, selectedId, isWide });
  const matches = useFindSteps({ found, rows: tree.rows, selectedId, isMatchesOnly, isShown });
  const timeline = useMemo(() => toTimeline(spans), [spans]);
  const zoom = useTimeWindow(timeline);
  const marks = useSpanMarks(trace.traceId, view === 'waterfall' || view === 'log');
  const look = useWaterfallLook({ spans, timeline, window: zoom.window, marks });
  useTraceKeys({ cursor, zoom, matches, searchRef, isWide });

  const left = (
    <>
      <TreeToolbar
        find={{
          label: view === 'chat' ? 'Find in the conversation' : 'Find in names and contents of spans',
          find,
          onFind: (text) => {
            change({ find: text === '' ? undefined : text, match: undefined });
          },
          matches: view === 'chat' ? undefined : matches,
        }}
        view={view}
        onView={(next) => {
          change({ view: next });
        }}
        spans={spans}
        rows={tree.rows}
        totalCount={Math.max(trace.spanCount, spans.length)}
        isComplete={isComplete}
        shownCount={shownCount}
        closedSpans={closedSpans}
        searchRef={searchRef}
      />
      {error !== null && <LoadMoreFailure onRetry={retry} />}
      {view === 'waterfall' || view === 'tree' ? (
        <SpanTree
          rows={tree.rows}
          lines={tree.lines}
          found={found}
          currentKey={cursor.currentKey}
          look={view === 'waterfall' ? look : undefined}
          zoom={zoom}
          onSelect={cursor.selectLine}
          onToggle={closedSpans.toggle}
        />
      ) : (
        <OtherView
          view={view}
          trace={trace}
          spans={spans}
          rows={tree.rows}
          selectedId={url.span}
          find={find}
          found={found}
          marks={marks}
          onSelect={cursor.selectSpan}
        />
      )}
    </>
  );
  const panel =
    selectedId === undefined || view === 'raw' ? null : (
      <SpanPanel
        key={selectedId}
        traceId={trace.traceId}
        experimentId={trace.experimentId}
        spanId={selectedId}
        find={find}
        row={selectedSpan}
        tab={url.tab ?? 'overview'}
        onTab={(tab) => {
          change({ tab: tab === 'overview' ? undefined : tab });
        }}
        onBack={
          isWide
            ? undefined
            : () => {
                change({ span: undefined });
              }
        }
      />
    );
  return (
    <div ref={frame} className="relative flex min-h-0 flex-1">
      <ExplorerPanes trace={trace} view={view} isWide={isWide} left={left} panel={panel} />
    </div>
  );
}

function LoadMoreFailure({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <p role="alert" className="flex items-center gap-3 border-b border-error-line bg-error-bg px-3 py-1.5 text-error">
      Not all spans could be loaded.
      <button type="button" onClick={onRetry} className="font-medium underline">
        Try again
      </button>
    </p>
  );
}
