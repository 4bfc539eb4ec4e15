import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { findCriticalPath } from '@gander/core/trace/find-critical-path';
import { toSpanTree } from '@gander/core/trace/span-tree';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';

import { SplitPane } from '../../ui/SplitPane.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { ChatPane } from './chat/ChatPane.tsx';
import { SpanPanel } from './panel/SpanPanel.tsx';
import { toTimeline } from './timeline.ts';
import { navigateRows, type TreeMove } from './tree/navigate-rows.ts';
import { SpanTree } from './tree/SpanTree.tsx';
import { TreeToolbar } from './tree/TreeToolbar.tsx';
import { useSpanRows } from './tree/use-span-rows.ts';
import { useClosedSpans } from './use-closed-spans.ts';
import { useTraceUrl } from './use-trace-url.ts';
import type { TraceSpans } from './use-trace-spans.ts';
import type { TraceView } from './url.ts';

export interface TraceExplorerProps {
  readonly trace: TraceSummaryBody;
  readonly spans: TraceSpans;
}

const LIST = { to: '/experiments/$experimentId/traces' } as const;

/** Tree and waterfall on the left, the selected span on the right; one after the other where the screen is narrow. */
export function TraceExplorer({ trace, spans: { spans, isComplete, error, retry } }: TraceExplorerProps) {
  const { url, change } = useTraceUrl();
  const navigate = useNavigate();
  const listUrl = useLocation({ select: (location) => location.state.listUrl });
  const isWide = useIsWide();
  const searchRef = useRef<HTMLInputElement>(null);
  const view = url.view ?? (isWide ? 'waterfall' : 'tree');
  const find = url.find ?? '';
  const closedSpans = useClosedSpans({
    initial: url.closed,
    onChange: (closed) => {
      change({ closed });
    },
  });
  const { rows, matchIds } = useSpanRows(spans, closedSpans.closed, find);
  const isCritical = url.critical === '1';
  const timeline = useMemo(
    () => ({ ...toTimeline(spans), ...(isCritical && { criticalIds: findCriticalPath(spans) }) }),
    [spans, isCritical],
  );
  const toggleCritical = () => {
    change({ critical: isCritical ? undefined : '1' });
  };
  const selectedId = url.span ?? (isWide ? (trace.rootSpanId ?? rows[0]?.span.spanId) : undefined);
  const selectedSpan = useMemo(() => spans.find((span) => span.spanId === selectedId), [spans, selectedId]);

  const select = (span: string) => {
    // On a narrow screen the span covers the tree: Back uncovers it.
    change({ span }, !isWide);
  };
  const move = (kind: TreeMove) => () => {
    const step = navigateRows(rows, selectedId, kind);
    if (step?.kind === 'select') change({ span: step.spanId });
    else if (step !== undefined && matchIds === undefined) closedSpans.toggle(step.spanId, step.kind === 'open');
  };
  const showView = (next: TraceView) => {
    change({ view: next });
  };
  useHotKeys({
    j: move('down'),
    k: move('up'),
    h: move('left'),
    l: move('right'),
    ArrowDown: move('down'),
    ArrowUp: move('up'),
    ArrowLeft: move('left'),
    ArrowRight: move('right'),
    Home: move('first'),
    End: move('last'),
    w() {
      showView('waterfall');
    },
    t() {
      showView('tree');
    },
    c() {
      showView('chat');
    },
    p: toggleCritical,
    '/': () => searchRef.current?.focus(),
    Enter: () => document.querySelector<HTMLElement>('[data-span-panel] [role="tab"][aria-selected="true"]')?.focus(),
    Escape() {
      if (!isWide && url.span !== undefined) change({ span: undefined });
      else void navigate({ ...LIST, params: { experimentId: trace.experimentId }, search: listUrl ?? {} });
    },
  });

  const tree = (
    <>
      <TreeToolbar
        find={find}
        view={view}
        searchRef={searchRef}
        matchCount={matchIds?.size}
        loadedCount={spans.length}
        totalCount={Math.max(trace.spanCount, spans.length)}
        isComplete={isComplete}
        isCritical={isCritical}
        onCritical={toggleCritical}
        onFind={(text) => {
          change({ find: text === '' ? undefined : text });
        }}
        onView={showView}
        onExpandAll={closedSpans.expandAll}
        onCollapseAll={() => {
          closedSpans.collapseAll(toSpanTree(spans));
        }}
      />
      {error !== null && <LoadMoreFailure onRetry={retry} />}
      {view === 'chat' ? (
        <ChatPane traceId={trace.traceId} selectedId={url.span} find={find} onSelect={select} />
      ) : (
        <SpanTree
          rows={rows}
          matchIds={matchIds}
          selectedId={selectedId}
          timeline={view === 'waterfall' ? timeline : undefined}
          onSelect={select}
          onToggle={closedSpans.toggle}
        />
      )}
    </>
  );
  const panel =
    selectedId === undefined ? null : (
      <SpanPanel
        key={selectedId}
        traceId={trace.traceId}
        spanId={selectedId}
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
  if (isWide) {
    return (
      <SplitPane
        label="Width of the tree"
        storageKey={`gander.trace.split.${view}`}
        initialPercent={view === 'tree' ? 36 : 56}
        left={tree}
        right={panel}
      />
    );
  }
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col">{tree}</div>
      {panel !== null && <div className="fixed inset-0 z-30 flex flex-col bg-surface">{panel}</div>}
    </>
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
