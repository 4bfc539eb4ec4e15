import type { QueryKey } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { type ReactNode, useCallback, useRef, useState } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { ListEnd } from '../trace-list/ListEnd.tsx';
import { moveCursor } from '../trace-list/move-cursor.ts';
import type { ActivityKind, ActivityPage } from './activity-kind.ts';
import { ActivityTable } from './ActivityTable.tsx';
import type { ActivitySort } from './url.ts';
import { useActivityList } from './use-activity-list.ts';

export interface ActivityListProps<Row> {
  readonly experimentId: string;
  readonly kind: ActivityKind<Row>;
  readonly queryKey: QueryKey;
  readonly readPage: (cursor: string | undefined, signal?: AbortSignal) => Promise<ActivityPage<Row>>;
  readonly onOpen: (row: Row) => void;
  readonly sort: ActivitySort | undefined;
  readonly onSort: (sort: ActivitySort | undefined) => void;
  /** In place of a list without rows. */
  readonly empty: ReactNode;
}

/** A list of sessions or users with its keys, its loading and its end. */
export function ActivityList<Row>(props: ActivityListProps<Row>) {
  const { experimentId, kind, queryKey, readPage, onOpen, sort, onSort, empty } = props;
  const scrollRef = useRef<HTMLDivElement>(null);
  const [cursorId, setCursorId] = useState<string>();
  const { list, rows, isNewWaiting, showNew } = useActivityList({
    experimentId,
    kind,
    queryKey,
    readPage,
    mayMove: () => cursorId === undefined && isUntouched(scrollRef.current),
  });

  const move = (step: number) => () => {
    setCursorId((current) => moveCursor(rows.map(kind.toId), current, step));
  };
  useHotKeys({
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Escape: () => {
      setCursorId(undefined);
    },
    Enter: () => {
      const row = rows.find((candidate) => kind.toId(candidate) === cursorId);
      if (row !== undefined) onOpen(row);
    },
  });

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const canLoadMore = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const onNearEnd = useCallback(() => {
    if (canLoadMore) void fetchNextPage();
  }, [canLoadMore, fetchNextPage]);

  if (list.isPending) return <Skeleton label={`Loading ${kind.nouns[1]} …`} rows={12} />;
  if (rows.length === 0) {
    return list.isError ? <FailureNotice error={list.error} onRetry={() => void list.refetch()} /> : empty;
  }
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div aria-live="polite" className="pointer-events-none absolute inset-x-0 top-9 z-30 flex justify-center">
        {isNewWaiting && (
          <button
            type="button"
            onClick={() => {
              showNew();
              setCursorId(undefined);
              scrollRef.current?.scrollTo({ top: 0 });
            }}
            className="pointer-events-auto flex h-7 items-center gap-1.5 rounded-full bg-accent px-3 font-medium text-on-accent shadow-float"
          >
            <ArrowUp size={13} />
            New activity
          </button>
        )}
      </div>
      <ActivityTable
        kind={kind}
        rows={rows}
        scrollRef={scrollRef}
        cursorId={cursorId}
        onNearEnd={onNearEnd}
        onOpen={onOpen}
        sort={sort}
        onSort={onSort}
        footer={
          <ListEnd
            count={rows.length}
            nouns={kind.nouns}
            hasMore={hasNextPage}
            isLoadingMore={isFetchingNextPage}
            loadFailed={isFetchNextPageError}
            onLoadMore={() => void fetchNextPage()}
          />
        }
      />
    </div>
  );
}

/** At the very top, and nobody points at a row: then rows may move. */
function isUntouched(scroller: HTMLElement | null): boolean {
  return scroller === null || (scroller.scrollTop <= 0 && !scroller.matches(':hover'));
}
