import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { FilterBar } from './FilterBar.tsx';
import { ListEnd } from './ListEnd.tsx';
import { NewTracesPill } from './NewTracesPill.tsx';
import { traceCountsQuery } from './queries.ts';
import { TraceTable } from './TraceTable.tsx';
import { isFiltered, type TraceListUrl } from './url.ts';
import { useLiveList } from './use-live-list.ts';
import { useRowCursor } from './use-row-cursor.ts';

export interface TraceListProps {
  readonly experimentId: string;
  readonly url: TraceListUrl;
  readonly traces: readonly TraceSummaryBody[];
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadFailed: boolean;
  readonly onLoadMore: () => void;
}

export function TraceList(props: TraceListProps) {
  const { experimentId, url, traces, isLoading, hasMore, isLoadingMore, loadFailed, onLoadMore } = props;
  const { client } = useGander();
  const navigate = useNavigate();
  const scrollRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const cursor = useRowCursor(traces);
  const counts = useQuery(traceCountsQuery(client, experimentId, url));
  const live = useLiveList({
    experimentId,
    url,
    mayPrepend: () =>
      traces.length === 0 || (!isFiltered(url) && cursor.cursorId === undefined && isUntouched(scrollRef.current)),
  });

  const urlText = JSON.stringify(url);
  const shownUrlText = useRef(urlText);
  useEffect(() => {
    // A new filter starts at the top; a list that is opened again stands where it was left.
    if (shownUrlText.current !== urlText) scrollRef.current?.scrollTo({ top: 0 });
    shownUrlText.current = urlText;
  }, [urlText]);

  const changeUrl = (change: { readonly [Key in keyof TraceListUrl]: TraceListUrl[Key] | undefined }) => {
    cursor.clear();
    void navigate({
      to: '/experiments/$experimentId/traces',
      params: { experimentId },
      search: dropUndefined({ ...url, ...change }),
      replace: true,
    });
  };

  useHotKeys({
    '/': () => searchRef.current?.focus(),
    j: () => {
      cursor.move(1);
    },
    k: () => {
      cursor.move(-1);
    },
    ArrowDown: () => {
      cursor.move(1);
    },
    ArrowUp: () => {
      cursor.move(-1);
    },
    Escape: () => {
      cursor.clear();
    },
    Enter: () => {
      if (cursor.cursorId === undefined) return;
      void navigate({
        to: '/experiments/$experimentId/traces/$traceId',
        params: { experimentId, traceId: cursor.cursorId },
        state: isFiltered(url) ? { listUrl: url } : {},
      });
    },
  });

  const canLoadMore = hasMore && !isLoadingMore && !loadFailed;
  const onNearEnd = useCallback(() => {
    if (canLoadMore) onLoadMore();
  }, [canLoadMore, onLoadMore]);

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <FilterBar url={url} counts={counts.data} searchRef={searchRef} onChange={changeUrl} />
      <div className="relative flex min-h-0 flex-1 flex-col">
        <NewTracesPill live={live} onShow={() => scrollRef.current?.scrollTo({ top: 0 })} />
        {isLoading ? (
          <Skeleton label="Looking for matching traces …" rows={10} />
        ) : traces.length === 0 ? (
          <NoMatch
            onClear={() => {
              changeUrl({ q: undefined, state: undefined, range: undefined, session: undefined, user: undefined });
            }}
          />
        ) : (
          <TraceTable
            traces={traces}
            url={url}
            scrollRef={scrollRef}
            cursorId={cursor.cursorId}
            onNearEnd={onNearEnd}
            footer={<ListEnd {...{ hasMore, isLoadingMore, loadFailed, onLoadMore }} count={traces.length} />}
          />
        )}
      </div>
    </div>
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <Notice title="No trace matches" actions={<Button onClick={onClear}>Clear filters</Button>}>
      New traces that match appear here by themselves.
    </Notice>
  );
}

/** At the very top, and nobody points at a row: then new rows may push the others down. */
function isUntouched(scroller: HTMLElement | null): boolean {
  return scroller === null || (scroller.scrollTop <= 0 && !scroller.matches(':hover'));
}

function dropUndefined(url: { readonly [Key in keyof TraceListUrl]: TraceListUrl[Key] | undefined }): TraceListUrl {
  return Object.fromEntries(Object.entries(url).filter(([, value]) => value !== undefined));
}
