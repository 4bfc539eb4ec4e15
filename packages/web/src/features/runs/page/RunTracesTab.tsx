import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { type Gander, useGander } from '../../../app/gander-context.ts';
import { formatCost } from '../../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { toPreviewLine } from '../../../format/preview-line.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../../format/time.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TokenCount } from '../../../ui/TokenCount.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { ListEnd } from '../../trace-list/ListEnd.tsx';
import { StateBadge } from '../../trace-list/StateBadge.tsx';
import { isRunActive, type RunRow } from '../model/run-row.ts';

const PAGE_SIZE = 100;
const LIVE_MS = 3_000;

/** The traces that were made by a run, or linked to it. */
export function RunTracesTab({ run }: { readonly run: RunRow }) {
  const gander = useGander();
  const nowMs = useNow(10_000);
  const list = useInfiniteQuery(runTracesQuery(gander, run));
  const traces = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Skeleton label="Loading the traces of the run …" rows={8} />;
  if (list.isError && traces.length === 0) {
    return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (traces.length === 0) {
    return (
      <Notice title="No traces belong to this run">
        Traces made within an active run are linked to it by MLflow clients; others by the header
        <code className="mx-1 font-mono">x-mlflow-run-id</code>
        or <code className="font-mono">link_traces_to_run</code>.
      </Notice>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
      <div className="flex items-center px-4 py-2 text-xs text-ink-soft">
        <Link
          to="/experiments/$experimentId/traces"
          params={{ experimentId: run.experimentId }}
          search={{ filter: toFilter(run.runId) }}
          className="text-accent-ink hover:underline"
        >
          Open in the trace list
        </Link>
      </div>
      <ul className="divide-y divide-line border-t border-line" aria-label="Traces of the run">
        {traces.map((trace) => (
          <TraceLine key={trace.traceId} trace={trace} nowMs={nowMs} />
        ))}
      </ul>
      <ListEnd
        count={traces.length}
        hasMore={list.hasNextPage}
        isLoadingMore={list.isFetchingNextPage}
        loadFailed={list.isFetchNextPageError}
        onLoadMore={() => void list.fetchNextPage()}
      />
    </div>
  );
}

function TraceLine({ trace, nowMs }: { readonly trace: TraceSummaryBody; readonly nowMs: number }) {
  const { experimentId, traceId, startUnixNano, endUnixNano, costUsd } = trace;
  return (
    <li className="relative flex min-w-0 flex-wrap items-center gap-x-3 px-4 py-1.5 hover:bg-hover">
      <time title={formatExactTime(startUnixNano)} className="w-16 shrink-0 text-xs text-ink-soft">
        {formatRelativeTime(toUnixMs(startUnixNano), nowMs)}
      </time>
      <Link
        to="/experiments/$experimentId/traces/$traceId"
        params={{ experimentId, traceId }}
        className="w-52 min-w-0 truncate font-medium after:absolute after:inset-0 max-sm:flex-1"
      >
        {trace.name}
      </Link>
      <span className="w-20 shrink-0">
        <StateBadge trace={trace} />
      </span>
      <span className="tabular w-16 shrink-0 text-right text-xs text-ink-soft">
        {endUnixNano !== null && formatDuration(toDurationMs(startUnixNano, endUnixNano))}
      </span>
      <span className="tabular w-24 shrink-0 text-right text-xs text-ink-soft max-md:hidden">
        <TokenCount usage={trace.usage} />
      </span>
      <span className="tabular w-16 shrink-0 text-right text-xs text-ink-soft max-md:hidden">
        {costUsd !== null && formatCost(costUsd)}
      </span>
      <span className="min-w-0 flex-1 truncate text-ink-soft max-md:hidden">{toPreviewLine(trace.inputPreview)}</span>
      <span className="min-w-0 flex-1 truncate text-ink-faint max-md:hidden">{toPreviewLine(trace.outputPreview)}</span>
    </li>
  );
}

function toFilter(runId: string): string {
  return `run_id = '${runId.replaceAll("'", "''")}'`;
}

function runTracesQuery({ client }: Gander, run: RunRow) {
  const { experimentId, runId } = run;
  return infiniteQueryOptions({
    queryKey: ['run-traces', experimentId, runId],
    queryFn: async ({ pageParam, signal }) =>
      client.listTraces({
        params: { experimentId },
        query: { filter: toFilter(runId), limit: PAGE_SIZE, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: isRunActive(run) ? LIVE_MS : false,
  });
}
