import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useDeferredValue, useMemo, useRef } from 'react';

import { useChatFind } from './chat/use-chat-find.ts';
import { addAwaitedSpans } from './awaited-span.ts';
import { ExplorerPanes } from './ExplorerPanes.tsx';
import { useFind } from './find/use-find.ts';
import { useFindSteps } from './find/use-find-steps.ts';
import { OtherView } from './OtherView.tsx';
import { SelectedSpan } from './panel/SelectedSpan.tsx';
import { useRawFind } from './raw/use-raw-find.ts';
import { toTimeline } from './timeline.ts';
import { useTracePlace } from './trace-place.ts';
import { SpanTree } from './tree/SpanTree.tsx';
import { TreeToolbar } from './tree/TreeToolbar.tsx';
import type { TraceView as TraceViewName } from './url.ts';
import { useClosedSpans } from './use-closed-spans.ts';
import { useFirstSpan } from './use-first-span.ts';
import { useHasRoom } from './use-has-room.ts';
import { useSpanFilter } from './use-span-filter.ts';
import { useSpanMarks } from './use-span-marks.ts';
import { useTimeWindow } from './use-time-window.ts';
import { useTraceKeys } from './use-trace-keys.ts';
import type { TraceSpans } from './use-trace-spans.ts';
import { useTreeCursor } from './use-tree-cursor.ts';
import { useTreeLines } from './use-tree-lines.ts';
import { toViewChange } from './view-change.ts';
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
  const isFoundInSpans = view !== 'chat' && view !== 'raw';
  const found = useFind({ traceId: trace.traceId, spans, find: isFoundInSpans ? find : '' });
  const chat = useChatFind({ traceId: trace.traceId, find: view === 'chat' ? find : '', isWide });
  const raw = useRawFind({ find: view === 'raw' ? find : '', searchRef });
  const isShown = useSpanFilter();
  const placed = useMemo(
    () => (trace.state === 'IN_PROGRESS' && isComplete ? addAwaitedSpans(spans) : spans),
    [trace.state, isComplete, spans],
  );
  const tree = useTreeLines({
    spans: placed,
    closed: closedSpans.closed,
    opened: closedSpans.opened,
    isShown,
    matchIds: found.matchIds,
    isMatchesOnly,
  });
  const firstId = useFirstSpan({ traceId: trace.traceId, rootSpanId: trace.rootSpanId, rows: tree.rows });
  const selectedId = url.span ?? (isWide ? firstId : undefined);
  const selectedSpan = useMemo(() => placed.find((span) => span.spanId === selectedId), [placed, selectedId]);
  const shownCount = useMemo(
    () => (isShown === undefined ? undefined : spans.filter(isShown).length),
    [spans, isShown],
  );
  const cursor = useTreeCursor({ tree, closedSpans, selectedId, isWide });
  const spanMatches = useFindSteps({ found, rows: tree.rows, selectedId, isMatchesOnly, isShown });
  const matches = chat.matches ?? raw.matches ?? spanMatches;
  const timeline = useMemo(() => toTimeline(placed), [placed]);
  const zoom = useTimeWindow(timeline);
  const marks = useSpanMarks(trace.traceId, view === 'waterfall' || view === 'log');
  const look = useWaterfallLook({ spans: placed, timeline, window: zoom.window, marks });
  useTraceKeys({ cursor, zoom, matches, searchRef, isWide });
  // The rows are seen before the panel is made, which takes about as long.
  const hasRows = useDeferredValue(true, false);

  const left = (
    <>
      <TreeToolbar
        find={{
          label: FIND_LABELS[view] ?? 'Find in names and contents of spans',
          find,
          onFind: (text) => {
            change({ find: text === '' ? undefined : text, match: undefined });
          },
          matches,
        }}
        view={view}
        onView={(next) => {
          change(toViewChange(next));
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
          selectedId={selectedId}
          chatFind={chat.chatFind}
          rawSearch={raw.search}
          found={found}
          marks={marks}
          onSelect={cursor.selectSpan}
        />
      )}
    </>
  );
  const panel =
    selectedId === undefined || view === 'raw' ? null : !hasRows ? (
      <div />
    ) : (
      <SelectedSpan trace={trace} spanId={selectedId} row={selectedSpan} isWide={isWide} />
    );
  return (
    <div ref={frame} className="relative flex min-h-0 flex-1">
      <ExplorerPanes trace={trace} view={view} isWide={isWide} left={left} panel={panel} />
    </div>
  );
}

const FIND_LABELS: Partial<Record<TraceViewName, string>> = {
  chat: 'Find in the conversation',
  raw: 'Find in the OTLP JSON',
};

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
