import type { TraceSummaryBody } from '@gander/api/gander/schemas';
import type { ReactNode } from 'react';

import { formatCost } from '../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../format/duration.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../format/time.ts';
import { formatCount } from '../../format/tokens.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { TokenCount } from '../../ui/TokenCount.tsx';
import { useNow } from '../../ui/use-now.ts';
import { SessionLink } from '../sessions/SessionLink.tsx';
import { StateBadge } from '../trace-list/StateBadge.tsx';
import { UserLink } from '../users/UserLink.tsx';
import { TraceSteps } from './TraceSteps.tsx';
import type { NeighbourTraces } from './use-neighbour-traces.ts';

/** What emitters call a session may be one run of the program, or all that a user does. */
const SESSION_WORDS = { session: 'Session', run: 'Run', user: 'User session' } as const;

export interface TraceHeaderProps {
  readonly trace: TraceSummaryBody;
  readonly neighbours: NeighbourTraces;
}

/** Who, when, how long, how much: one line that wraps. */
export function TraceHeader({ trace, neighbours }: TraceHeaderProps) {
  const { usage, costUsd, sessionId, userId, serviceNames, environment, release, errorCount } = trace;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-3 py-2">
      <h1 className="flex min-w-0 items-center gap-2 text-[0.9375rem] font-semibold">
        <span className="truncate">{trace.name === '' ? 'Trace without a name' : trace.name}</span>
      </h1>
      <StateBadge trace={trace} />
      {errorCount > 0 && (
        <span className="text-xs text-error">
          {formatCount(errorCount)} failed {errorCount === 1 ? 'span' : 'spans'}
        </span>
      )}
      <dl className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-xs">
        <StartFact trace={trace} />
        {trace.endUnixNano !== null && (
          <Fact name="Latency">{formatDuration(toDurationMs(trace.startUnixNano, trace.endUnixNano))}</Fact>
        )}
        {(usage.inputTokens ?? usage.outputTokens ?? usage.totalTokens) !== undefined && (
          <Fact name="Tokens">
            <TokenCount usage={usage} />
          </Fact>
        )}
        {costUsd !== null && <Fact name="Cost">{formatCost(costUsd)}</Fact>}
        {sessionId !== null && (
          <Fact name={SESSION_WORDS[trace.sessionGranularity ?? 'session']}>
            <SessionLink
              experimentId={trace.experimentId}
              sessionId={sessionId}
              className="inline-block max-w-40 truncate align-bottom"
            />
          </Fact>
        )}
        {userId !== null && (
          <Fact name="User">
            <UserLink
              experimentId={trace.experimentId}
              userId={userId}
              className="inline-block max-w-40 truncate align-bottom"
            />
          </Fact>
        )}
        {serviceNames.length > 0 && (
          <Fact name={serviceNames.length === 1 ? 'Service' : 'Services'}>{serviceNames.join(', ')}</Fact>
        )}
        {environment !== null && <Fact name="Environment">{environment}</Fact>}
        {release !== null && <Fact name="Release">{release}</Fact>}
        <TagFacts tags={trace.tags} />
        <Fact name="Id">
          <span className="inline-flex max-w-36 items-center">
            <span title={trace.traceId} className="truncate font-mono">
              {trace.traceId}
            </span>
            <CopyButton text={trace.traceId} label="Copy trace id" isSmall />
          </span>
        </Fact>
      </dl>
      <TraceSteps {...neighbours} />
    </header>
  );
}

function StartFact({ trace }: { readonly trace: TraceSummaryBody }) {
  const nowMs = useNow(10_000);
  return (
    <Fact name="Started">
      <time title={formatExactTime(trace.startUnixNano)}>
        {formatRelativeTime(toUnixMs(trace.startUnixNano), nowMs)}
      </time>
    </Fact>
  );
}

function TagFacts({ tags = {} }: { readonly tags: TraceSummaryBody['tags'] }) {
  const entries = Object.entries(tags);
  if (entries.length === 0) return null;
  const words = entries.map(([key, value]) => (value === '' ? key : `${key}: ${value}`));
  return (
    <Fact name={entries.length === 1 ? 'Tag' : 'Tags'}>
      <span title={words.join('\n')}>{words.join(', ')}</span>
    </Fact>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <dt className="text-ink-faint">{name}</dt>
      <dd className="tabular max-w-72 truncate">{children}</dd>
    </div>
  );
}
