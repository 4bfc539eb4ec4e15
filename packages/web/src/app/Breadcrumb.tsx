import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { experimentQuery } from '../features/experiments/queries.ts';
import { traceSummaryQuery } from '../features/trace-view/summary-query.ts';
import { useGander } from './gander-context.ts';
import { NameText } from '../ui/NameText.tsx';

/** Where the page stands: experiment, then trace. The way back to a list keeps its filters. */
export function Breadcrumb() {
  const { experimentId, traceId } = useParams({ strict: false });
  const { client } = useGander();
  const listUrl = useLocation({ select: (location) => location.state.listUrl });
  const experiment = useQuery({
    ...experimentQuery(client, experimentId ?? ''),
    enabled: experimentId !== undefined,
  });
  const trace = useQuery({ ...traceSummaryQuery(client, traceId ?? ''), enabled: traceId !== undefined });
  if (experimentId === undefined) return null;

  const experimentName = experiment.data?.name ?? `Experiment ${experimentId}`;
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1">
        <Crumb>
          <Link
            to="/experiments/$experimentId/traces"
            params={{ experimentId }}
            search={listUrl ?? {}}
            className="truncate rounded px-1 text-ink-soft hover:text-ink"
          >
            <NameText text={experimentName} />
          </Link>
        </Crumb>
        {traceId !== undefined && (
          <Crumb>
            <span aria-current="page" className="truncate px-1 font-medium">
              <NameText text={trace.data?.name ?? traceId} />
            </span>
          </Crumb>
        )}
      </ol>
    </nav>
  );
}

function Crumb({ children }: { readonly children: ReactNode }) {
  return (
    <li className="flex min-w-0 items-center gap-1">
      <ChevronRight size={14} aria-hidden className="shrink-0 text-ink-faint" />
      {children}
    </li>
  );
}
