import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { Link } from '@tanstack/react-router';

import { formatCost } from '../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../format/duration.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../format/time.ts';
import { TokenCount } from '../../ui/TokenCount.tsx';
import { StateBadge } from '../trace-list/StateBadge.tsx';
import { NameText } from '../../ui/NameText.tsx';

export interface TurnHeaderProps {
  readonly trace: TraceSummaryBody;
  readonly number: number;
  readonly nowMs: number;
}

/** Which trace a turn is: when, how long, how much, and the way there. */
export function TurnHeader({ trace, number, nowMs }: TurnHeaderProps) {
  return (
    <header className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-soft">
      <span className="tabular text-ink-faint">{number}</span>
      <Link
        to="/experiments/$experimentId/traces/$traceId"
        params={{ experimentId: trace.experimentId, traceId: trace.traceId }}
        title="Open the trace"
        className="max-w-64 min-w-0 truncate font-medium text-accent-ink hover:underline"
      >
        {trace.name === '' ? 'Trace without a name' : <NameText text={trace.name} />}
      </Link>
      {trace.state !== 'OK' && <StateBadge trace={trace} />}
      <span className="tabular ml-auto flex flex-wrap items-center gap-x-3">
        <time title={formatExactTime(trace.startUnixNano)}>
          {formatRelativeTime(toUnixMs(trace.startUnixNano), nowMs)}
        </time>
        {trace.endUnixNano !== null && (
          <span title="Latency">{formatDuration(toDurationMs(trace.startUnixNano, trace.endUnixNano))}</span>
        )}
        <TokenCount usage={trace.usage} />
        {trace.costUsd !== null && <span title="Cost">{formatCost(trace.costUsd)}</span>}
      </span>
    </header>
  );
}
