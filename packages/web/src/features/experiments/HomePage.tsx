import type { ExperimentOverviewBody } from '@gander/api/gander/experiment-schemas';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { toFailure } from '../../app/to-failure.ts';
import { usePageTitle } from '../../app/use-page-title.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { moveCursor } from '../trace-list/move-cursor.ts';
import { useExperimentActivity } from './activity/use-experiment-activity.ts';
import { CreateExperimentDialog } from './CreateExperimentDialog.tsx';
import { UndoNotice } from './edit/UndoNotice.tsx';
import { ExperimentDialogs } from './ExperimentDialogs.tsx';
import type { ExperimentAction } from './ExperimentMenu.tsx';
import { ExperimentTable } from './ExperimentTable.tsx';
import { FirstTraceHint } from './FirstTraceHint.tsx';
import { experimentsQuery } from './queries.ts';
import { searchExperiments, sortExperiments } from './sort-experiments.ts';
import type { HomeUrl } from './url.ts';
import { useExperimentChanges } from './use-experiment-changes.ts';

const route = getRouteApi('/');

interface Editing {
  readonly experimentId: string;
  readonly kind: 'rename' | 'tags' | 'note';
}

/** All experiments, active or deleted: found, sorted, made and changed. */
export function HomePage() {
  const url = route.useSearch();
  const navigate = useNavigate();
  const { client } = useGander();
  const stage = url.stage ?? 'active';
  const experiments = useInfiniteQuery(experimentsQuery(client, stage));
  const [isCreating, setIsCreating] = useState(false);
  const [editing, setEditing] = useState<Editing>();
  usePageTitle('Experiments');

  // Search and order are over all of them: what is not here yet is fetched, page by page.
  const { hasNextPage, isFetching, isError, fetchNextPage } = experiments;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);

  const all = useMemo(() => experiments.data?.pages.flatMap((page) => page.items) ?? [], [experiments.data]);
  const sort = url.sort ?? 'activity';
  const activity = useExperimentActivity(all);
  const rows = useMemo(
    () => sortExperiments(searchExperiments(all, url.q ?? ''), sort, activity),
    [all, url.q, sort, activity],
  );
  const change = (next: { readonly [Key in keyof HomeUrl]: HomeUrl[Key] | undefined }) => {
    const merged = Object.entries({ ...url, ...next }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/', search: Object.fromEntries(merged), replace: true });
  };
  const removal = useRemoval();
  const { cursorId, searchRef } = useHomeKeys(rows);

  const onAction = (experiment: ExperimentOverviewBody, action: ExperimentAction) => {
    if (action === 'delete') removal.remove(experiment);
    else if (action === 'restore') removal.restore(experiment);
    else setEditing({ experimentId: experiment.experimentId, kind: action });
  };
  const edited = all.find(({ experimentId }) => experimentId === editing?.experimentId);
  const hasNoTrace = stage === 'active' && experiments.isSuccess && all.every(({ traceCount }) => traceCount === 0);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-6xl flex-col gap-3 px-4 py-5">
        <div className="flex items-center gap-3">
          <h1 className="text-lg font-semibold">{stage === 'deleted' ? 'Deleted experiments' : 'Experiments'}</h1>
          <span className="tabular text-ink-faint">{experiments.isSuccess && rows.length}</span>
          <Button
            look="primary"
            className="ml-auto"
            onClick={() => {
              setIsCreating(true);
            }}
          >
            <Plus size={14} />
            New experiment
          </Button>
        </div>
        <div className="flex flex-wrap gap-2">
          <SearchField
            label="Search experiments"
            placeholder="Search name, tag or description   /"
            value={url.q ?? ''}
            delayMs={80}
            inputRef={searchRef}
            onChange={(text) => {
              change({ q: text === '' ? undefined : text });
            }}
            className="min-w-0 flex-1 sm:max-w-96"
          />
          <ChoiceMenu
            label="Show active or deleted experiments"
            choices={[
              { value: 'active', label: 'Active' },
              { value: 'deleted', label: 'Deleted' },
            ]}
            value={stage}
            onChange={(value) => {
              change({ stage: value === 'deleted' ? 'deleted' : undefined });
            }}
          />
        </div>
        {removal.failure !== null && (
          <p role="alert" className="rounded-md border border-error-line bg-error-bg px-3 py-2 text-error">
            {toFailure(removal.failure).message}
          </p>
        )}
        {hasNoTrace && <FirstTraceHint experimentId={all.at(-1)?.experimentId ?? '0'} />}
        {experiments.isPending && <Skeleton label="Loading experiments …" />}
        {experiments.isError && all.length === 0 && (
          <FailureNotice error={experiments.error} onRetry={() => void experiments.refetch()} />
        )}
        {rows.length > 0 && (
          <ExperimentTable
            rows={rows}
            activity={activity}
            sort={sort}
            cursorId={cursorId}
            onSort={(next) => {
              change({ sort: next === 'activity' ? undefined : next });
            }}
            onAction={onAction}
          />
        )}
        {experiments.isSuccess && rows.length === 0 && <NoExperiment url={url} onChange={change} />}
      </div>
      <CreateExperimentDialog isOpen={isCreating} onOpenChange={setIsCreating} />
      {editing !== undefined && edited !== undefined && (
        <ExperimentDialogs
          experiment={edited}
          kind={editing.kind}
          onClose={() => {
            setEditing(undefined);
          }}
        />
      )}
      {removal.notice}
    </div>
  );
}

interface NoExperimentProps {
  readonly url: HomeUrl;
  readonly onChange: (change: { readonly q?: undefined; readonly stage?: undefined }) => void;
}

function NoExperiment({ url, onChange }: NoExperimentProps) {
  if (url.q === undefined)
    return (
      <Notice title="No deleted experiments">Experiments that you delete are kept here and can be restored.</Notice>
    );
  return (
    <Notice
      title="No experiments match this search"
      actions={
        <Button
          onClick={() => {
            onChange({ q: undefined });
          }}
        >
          Clear search
        </Button>
      }
    />
  );
}

/** Deleting without a question, because it can be undone. */
function useRemoval() {
  const changes = useExperimentChanges();
  const [removed, setRemoved] = useState<ExperimentOverviewBody>();
  const [failure, setFailure] = useState<unknown>(null);
  const run = async (work: Promise<void>, done: () => void) => {
    setFailure(null);
    try {
      await work;
      done();
    } catch (error) {
      setFailure(error);
    }
  };
  const restore = (experiment: ExperimentOverviewBody) => {
    void run(changes.restore(experiment.experimentId), () => {
      setRemoved(undefined);
    });
  };
  return {
    failure,
    restore,
    remove: (experiment: ExperimentOverviewBody) => {
      void run(changes.remove(experiment.experimentId), () => {
        setRemoved(experiment);
      });
    },
    notice: removed !== undefined && (
      <UndoNotice
        text={`Deleted “${removed.name}”`}
        onUndo={() => {
          restore(removed);
        }}
        onClose={() => {
          setRemoved(undefined);
        }}
      />
    ),
  };
}

function useHomeKeys(rows: readonly ExperimentOverviewBody[]) {
  const navigate = useNavigate();
  const searchRef = useRef<HTMLInputElement>(null);
  const [cursorId, setCursorId] = useState<string>();
  const move = (step: 1 | -1) => () => {
    setCursorId(
      moveCursor(
        rows.map(({ experimentId }) => experimentId),
        cursorId,
        step,
      ),
    );
  };
  useHotKeys({
    '/': () => searchRef.current?.focus(),
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Escape: () => {
      setCursorId(undefined);
    },
    Enter: () => {
      if (cursorId === undefined) return;
      void navigate({ to: '/experiments/$experimentId/traces', params: { experimentId: cursorId } });
    },
  });
  return { cursorId, searchRef };
}
