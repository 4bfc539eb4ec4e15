import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useRef, useState } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWidth } from '../../ui/use-width.ts';
import { SavedViewsMenu } from '../saved-views/SavedViewsMenu.tsx';
import { useStartView } from '../saved-views/use-start-view.ts';
import { useTraceFilter } from '../trace-filter/use-trace-filter.ts';
import { BulkBar } from './bulk/BulkBar.tsx';
import { CHECK_COLUMN_PX, COLUMN_GAP_PX, ROW_PADDING_PX } from './columns/column-tracks.ts';
import { useColumnLayout } from './columns/use-column-layout.ts';
import { ListEnd } from './ListEnd.tsx';
import { NewTracesPill } from './NewTracesPill.tsx';
import { ListPeek } from './peek/ListPeek.tsx';
import { traceCountsQuery } from './queries.ts';
import { ListRows } from './ListRows.tsx';
import { useTraceSelection } from './selection/use-trace-selection.ts';
import { useListSettings } from './settings/use-list-settings.ts';
import { TableToolbar } from './TableToolbar.tsx';
import { pickTraceFilter, type TraceListUrl } from './url.ts';
import { useListCommands } from './use-list-commands.ts';
import { useListItems } from './use-list-items.ts';
import { useListKeys } from './use-list-keys.ts';
import { useLiveList } from './use-live-list.ts';
import { useOpenTrace } from './use-open-trace.ts';
import { usePeek } from './use-peek.ts';
import { useRowCursor } from './use-row-cursor.ts';
import { useScrollToTop } from './use-scroll-to-top.ts';

export interface TraceListProps {
  readonly experimentId: string;
  readonly url: TraceListUrl;
  readonly traces: readonly TraceSummaryBody[];
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadFailed: boolean;
  readonly onLoadMore: () => void;
  /** Instead of the rows where none matches. */
  readonly empty: ReactNode;
}

/** Grouped, so many traces may be behind the few rows of a screen that more are loaded only when asked for. */
const MAX_GROUPED_TRACES = 2000;

/** The traces that match, as a table or as cards, with all that can be done with them. */
export function TraceList(props: TraceListProps) {
  const { experimentId, traces, isLoading, hasMore, isLoadingMore, loadFailed, onLoadMore, empty } = props;
  const { client } = useGander();
  const filter = useTraceFilter();
  const { url, change } = filter;
  const frame = useRef<HTMLDivElement>(null);
  const scrollRef = useRef<HTMLDivElement>(null);
  const isWide = useIsWide();
  const frameWidth = useWidth(frame) || window.innerWidth;
  const isGrouped = url.group === 'session';
  const listKey = JSON.stringify([experimentId, pickTraceFilter(url)]);
  const [isPaused, setIsPaused] = useState(false);

  useStartView({ experimentId, url, change });
  const settings = useListSettings({
    density: url.density,
    onDensity(density) {
      change({ density }, { isReplacing: true });
    },
  });
  const columns = useColumnLayout({
    cols: url.cols,
    onCols(cols) {
      change({ cols }, { isReplacing: true });
    },
    traces,
    availablePx: frameWidth - CHECK_COLUMN_PX - COLUMN_GAP_PX - 2 * ROW_PADDING_PX,
  });
  useListCommands({ experimentId, filter, columns: isWide ? columns : undefined, isPaused, onPause: setIsPaused });
  const { items, toggleGroup, toggleAllGroups, isAnyOpen } = useListItems({
    experimentId,
    url,
    traces,
    hasMore,
    isGrouped,
  });
  const cursor = useRowCursor(items);
  const selection = useTraceSelection({ items, listKey });
  const peek = usePeek({ url, change, items, cursor });
  const openTrace = useOpenTrace({ experimentId, url });
  const counts = useQuery(traceCountsQuery(client, experimentId, url));
  const live = useLiveList({
    experimentId,
    url,
    isPaused,
    mayPrepend: () =>
      traces.length === 0 || (cursor.key === undefined && !selection.isAny && isUntouched(scrollRef.current)),
  });
  const scrollToTop = useScrollToTop({ scrollRef, listKey: listKey + (url.sort ?? '') });
  useListKeys({
    cursor,
    selection,
    isPeeking: url.peek !== undefined,
    onMove: peek.move,
    onToggleGroup: toggleGroup,
    onOpenPage: openTrace.asPage,
    onClosePeek: peek.close,
  });

  const canLoadMore = hasMore && !isLoadingMore && !loadFailed && (!isGrouped || traces.length < MAX_GROUPED_TRACES);
  const onNearEnd = useCallback(() => {
    if (canLoadMore) onLoadMore();
  }, [canLoadMore, onLoadMore]);

  return (
    <div ref={frame} className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      {selection.isAny ? (
        <BulkBar
          experimentId={experimentId}
          url={url}
          traces={traces}
          control={selection}
          counts={counts.data}
          onDeleted={(ids) => {
            if (url.peek !== undefined && ids?.includes(url.peek) !== false) peek.close();
          }}
        />
      ) : (
        <TableToolbar
          views={<SavedViewsMenu experimentId={experimentId} url={url} change={change} />}
          count={counts.data}
          isPaused={isPaused}
          onPause={setIsPaused}
          isGrouped={isGrouped}
          onGroup={(next) => {
            change({ group: next ? 'session' : undefined });
          }}
          groups={{ isAnyOpen, onToggleAll: toggleAllGroups }}
          columns={isWide ? columns : undefined}
          settings={settings}
        />
      )}
      <div className="relative flex min-h-0 flex-1 flex-col">
        <NewTracesPill live={live} onShow={scrollToTop} isBelowHead={isWide} />
        {isLoading ? (
          <Skeleton label="Looking for matching traces …" rows={10} />
        ) : traces.length === 0 ? (
          empty
        ) : (
          <ListRows
            experimentId={experimentId}
            items={items}
            filter={filter}
            columns={columns}
            settings={settings}
            cursor={cursor}
            selection={selection}
            openTrace={openTrace}
            onPeek={peek.open}
            onToggleGroup={toggleGroup}
            hasMore={hasMore}
            scrollRef={scrollRef}
            onNearEnd={onNearEnd}
            footer={<ListEnd {...{ hasMore, isLoadingMore, loadFailed, onLoadMore }} count={traces.length} />}
          />
        )}
      </div>
      <ListPeek
        experimentId={experimentId}
        url={url}
        onChange={(part, isStep = false) => {
          change(part, { isReplacing: !isStep });
        }}
        onClose={peek.close}
        hasNewer={peek.hasNewer}
        hasOlder={peek.hasOlder}
        onStep={peek.step}
      />
    </div>
  );
}

/** At the very top, and nobody points at a row: then new rows may push the others down. */
function isUntouched(scroller: HTMLElement | null): boolean {
  return scroller === null || (scroller.scrollTop <= 0 && !scroller.matches(':hover'));
}
