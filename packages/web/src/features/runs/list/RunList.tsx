import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { ListEnd } from '../../trace-list/ListEnd.tsx';
import type { RunRow } from '../model/run-row.ts';
import { runListQuery } from '../queries.ts';
import { FirstRunPanel } from './FirstRunPanel.tsx';
import { nestRuns } from './nest-runs.ts';
import { chooseColumnIds, collectKeys, formatColumnIds, parseColumnIds, parseRunColumn } from './run-columns.ts';
import { formatRunSort, parseRunSort, toOrderBy } from './run-sort.ts';
import { readRunFilter } from './run-filter.ts';
import { RunListBar } from './RunListBar.tsx';
import { RunBulkActions } from './RunBulkActions.tsx';
import { RunTable } from './RunTable.tsx';
import type { RunListUrl } from './url.ts';
import { usePinnedRuns } from './use-pinned-runs.ts';
import { useRunListKeys } from './use-run-list-keys.ts';
import { useRunSelection } from './use-run-selection.ts';

export interface RunListProps {
  readonly experimentId: string;
  readonly url: RunListUrl;
}

export type RunListChange = { readonly [Key in keyof RunListUrl]: RunListUrl[Key] | undefined };

/** The runs of an experiment, active or deleted: filtered, ordered, nested, selected. */
export function RunList({ experimentId, url }: RunListProps) {
  const gander = useGander();
  const navigate = useNavigate();
  const scrollRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const { filter, error } = useMemo(() => readRunFilter(url.q ?? ''), [url.q]);
  const sort = useMemo(() => parseRunSort(url.sort), [url.sort]);
  const stage = url.stage ?? 'active';
  const list = useInfiniteQuery({
    ...runListQuery(gander, { experimentId, filter, orderBy: toOrderBy(sort), stage }),
    enabled: error === undefined,
  });
  const { runs, all, contextIds } = useMemo(() => collectRuns(list.data?.pages ?? []), [list.data]);
  const keys = useMemo(() => collectKeys(runs), [runs]);
  const columnIds = useMemo(
    () => (url.cols === undefined ? chooseColumnIds(runs, keys) : parseColumnIds(url.cols)),
    [url.cols, runs, keys],
  );
  const columns = useMemo(() => columnIds.map(parseRunColumn).filter((column) => column !== undefined), [columnIds]);
  const [closedIds, setClosedIds] = useState<ReadonlySet<string>>(() => new Set());
  const [pinnedIds, togglePin] = usePinnedRuns(experimentId);
  const rows = useMemo(
    () => nestRuns(all, { isFlat: url.flat === '1', contextIds, closedIds, pinnedIds }),
    [all, contextIds, url.flat, closedIds, pinnedIds],
  );
  const rowIds = useMemo(() => rows.map(({ run }) => run.runId), [rows]);
  const selection = useRunSelection(rowIds);
  const parentIds = rows.filter(({ childCount }) => childCount > 0).map(({ run }) => run.runId);

  const change = (next: RunListChange) => {
    const merged = Object.entries({ ...url, ...next }).filter(([, value]) => value !== undefined);
    void navigate({
      to: '/experiments/$experimentId/runs',
      params: { experimentId },
      search: Object.fromEntries(merged),
      replace: true,
    });
  };
  const onFold = useCallback((runId: string) => {
    setClosedIds((current) => {
      const next = new Set(current);
      if (!next.delete(runId)) next.add(runId);
      return next;
    });
  }, []);
  const cursorId = useRunListKeys({ experimentId, rowIds, searchRef, selection, onFold, closedIds });

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const canLoadMore = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const onNearEnd = useCallback(() => {
    if (canLoadMore) void fetchNextPage();
  }, [canLoadMore, fetchNextPage]);

  const isEmpty = list.isSuccess && runs.length === 0;
  const hasNone = isEmpty && url.q === undefined && stage === 'active';
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {!hasNone && (
        <RunListBar
          url={url}
          error={error}
          keys={keys}
          columnIds={columnIds}
          searchRef={searchRef}
          hasNested={parentIds.length > 0 || url.flat === '1'}
          isAllFolded={parentIds.length > 0 && parentIds.every((id) => closedIds.has(id))}
          onFoldAll={(isFolded) => {
            setClosedIds(new Set(isFolded ? parentIds : []));
          }}
          onColumns={(ids) => {
            change({ cols: ids === undefined ? undefined : formatColumnIds(ids) });
          }}
          onChange={change}
        />
      )}
      <RunBulkActions
        experimentId={experimentId}
        selectedIds={rowIds.filter((id) => selection.ids.has(id))}
        isDeletedStage={stage === 'deleted'}
        onClear={() => {
          selection.set([]);
        }}
      />
      {list.isPending && error === undefined ? (
        <Skeleton label="Loading runs …" rows={12} />
      ) : list.isError && runs.length === 0 ? (
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : error !== undefined && runs.length === 0 ? (
        <Notice title="This filter cannot be read">What is wrong with it is marked above.</Notice>
      ) : hasNone ? (
        <FirstRunPanel
          experimentId={experimentId}
          onShowDeleted={() => {
            change({ stage: 'deleted' });
          }}
        />
      ) : isEmpty ? (
        <Notice
          title={url.q === undefined ? 'No deleted runs' : 'No run matches'}
          actions={
            <Button
              onClick={() => {
                change({ q: undefined, stage: undefined });
              }}
            >
              {url.q === undefined ? 'Show active runs' : 'Clear the filter'}
            </Button>
          }
        />
      ) : (
        <RunTable
          rows={rows}
          columns={columns}
          sort={sort}
          scrollRef={scrollRef}
          cursorId={cursorId}
          selectedIds={selection.ids}
          onSort={(next) => {
            change({ sort: formatRunSort(next) });
          }}
          onSelect={selection.toggle}
          onSelectAll={() => {
            selection.set(selection.ids.size >= rowIds.length ? [] : rowIds);
          }}
          onFold={onFold}
          onPin={togglePin}
          onNearEnd={onNearEnd}
          footer={
            <ListEnd
              count={runs.length}
              nouns={['run', 'runs']}
              hasMore={hasNextPage}
              isLoadingMore={isFetchingNextPage}
              loadFailed={isFetchNextPageError}
              onLoadMore={() => void fetchNextPage()}
            />
          }
        />
      )}
    </div>
  );
}

interface RunsOfPages {
  readonly runs: readonly RunRow[];
  /** With the parents that came along. */
  readonly all: readonly RunRow[];
  readonly contextIds: ReadonlySet<string>;
}

/** A run that moved while pages were read may be on two of them: once is enough. */
function collectRuns(
  pages: readonly { readonly runs: readonly RunRow[]; readonly parents: readonly RunRow[] }[],
): RunsOfPages {
  const runs = new Map(pages.flatMap((page) => page.runs).map((run) => [run.runId, run]));
  const parents = new Map(pages.flatMap((page) => page.parents).map((run) => [run.runId, run]));
  const context = [...parents.values()].filter(({ runId }) => !runs.has(runId));
  return {
    runs: [...runs.values()],
    all: [...runs.values(), ...context],
    contextIds: new Set(context.map(({ runId }) => runId)),
  };
}
