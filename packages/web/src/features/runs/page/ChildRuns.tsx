import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { useGander } from '../../../app/gander-context.ts';
import { formatNumber } from '../../../format/number.ts';
import { useNow } from '../../../ui/use-now.ts';
import { MAX_COMPARED_RUNS } from '../compare/url.ts';
import { formatRunDuration } from '../format-run.ts';
import { PanelFrame } from '../../../ui/PanelFrame.tsx';
import type { RunRow } from '../model/run-row.ts';
import { childRunsQuery } from '../queries.ts';
import { RunStatusBadge } from '../RunStatusBadge.tsx';

const MAX_METRICS = 4;

/** The runs below a run, where there are any. */
export function ChildRuns({ run }: { readonly run: RunRow }) {
  const gander = useGander();
  const nowMs = useNow(10_000);
  const { data: children = [] } = useQuery(childRunsQuery(gander, run));
  if (children.length === 0) return null;
  return (
    <PanelFrame
      title="Child runs"
      count={children.length}
      aside={
        children.length > 1 && (
          <Link
            to="/experiments/$experimentId/runs/compare"
            params={{ experimentId: run.experimentId }}
            search={{
              runs: children
                .slice(0, MAX_COMPARED_RUNS)
                .map(({ runId }) => runId)
                .join(','),
            }}
            className="text-accent-ink hover:underline"
          >
            Compare
          </Link>
        )
      }
    >
      <ul className="divide-y divide-line">
        {children.map((child) => (
          <li key={child.runId} className="relative flex min-w-0 items-center gap-2 px-3 py-1.5 hover:bg-hover">
            <RunStatusBadge status={child.status} isSmall />
            <Link
              to="/experiments/$experimentId/runs/$runId"
              params={{ experimentId: child.experimentId, runId: child.runId }}
              className="min-w-0 truncate font-medium after:absolute after:inset-0"
            >
              {child.name}
            </Link>
            <span className="tabular ml-auto flex shrink-0 gap-3 text-xs text-ink-soft max-sm:hidden">
              {[...child.metrics.values()].slice(0, MAX_METRICS).map(({ key, value }) => (
                <span key={key}>
                  <span className="text-ink-faint">{key}</span> {formatNumber(value)}
                </span>
              ))}
            </span>
            <span className="tabular w-16 shrink-0 text-right text-xs text-ink-faint">
              {formatRunDuration(child, nowMs)}
            </span>
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}
