import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import type { ReactNode } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import { formatCost } from '../../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../../format/duration.ts';
import { formatExactTime, formatRelativeTime, toUnixMs } from '../../../format/time.ts';
import { formatTokens } from '../../../format/tokens.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { UsageBreakdown } from '../../../ui/UsageBreakdown.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { SessionLink } from '../../sessions/SessionLink.tsx';
import { UserLink } from '../../users/UserLink.tsx';
import { CostBreakdown } from './CostBreakdown.tsx';
import { HoverFact } from './HoverFact.tsx';

/** What emitters call a session may be one run of the program, or all that a user does. */
const SESSION_WORDS = { session: 'Session', run: 'Run', user: 'User session' } as const;

/** Who, when, how long, how much. */
export function TraceFacts({ trace }: { readonly trace: TraceSummaryBody }) {
  const { serviceNames, environment, release, costUsd } = trace;
  return (
    <dl className="contents">
      <StartFact trace={trace} />
      <LatencyFact trace={trace} />
      <TokensFact trace={trace} />
      {costUsd !== null && (
        <Fact name="Cost">
          <HoverFact
            label="Where the cost comes from"
            content={() => <CostBreakdown traceId={trace.traceId} totalUsd={costUsd} />}
          >
            {formatCost(costUsd)}
          </HoverFact>
        </Fact>
      )}
      <IdentityFacts trace={trace} />
      {serviceNames.length > 0 && (
        <Fact name={serviceNames.length === 1 ? 'Service' : 'Services'}>{serviceNames.join(', ')}</Fact>
      )}
      {environment !== null && <Fact name="Environment">{environment}</Fact>}
      {release !== null && <Fact name="Release">{release}</Fact>}
      <Fact name="Id">
        <span className="inline-flex max-w-36 items-center">
          <span title={trace.traceId} className="truncate font-mono">
            {trace.traceId}
          </span>
          <CopyButton text={trace.traceId} label="Copy trace id" isSmall />
        </span>
      </Fact>
    </dl>
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

function LatencyFact({ trace }: { readonly trace: TraceSummaryBody }) {
  if (trace.endUnixNano === null) return null;
  const durationMs = toDurationMs(trace.startUnixNano, trace.endUnixNano);
  // What has come so far, of a trace that goes on.
  const isOpen = trace.state === 'IN_PROGRESS';
  return (
    <Fact name="Latency">
      {formatDuration(durationMs)}
      {isOpen && <span className="text-ink-faint"> so far</span>}
    </Fact>
  );
}

function TokensFact({ trace: { usage } }: { readonly trace: TraceSummaryBody }) {
  const { inputTokens, outputTokens, totalTokens, cacheReadTokens } = usage;
  if ((inputTokens ?? outputTokens ?? totalTokens) === undefined) return null;
  return (
    <Fact name="Tokens">
      <HoverFact label="Tokens in detail" content={() => <UsageBreakdown usage={usage} />}>
        {inputTokens === undefined && outputTokens === undefined && formatTokens(totalTokens ?? 0)}
        {inputTokens !== undefined && (
          <>
            {formatTokens(inputTokens)} in
            {cacheReadTokens !== undefined && cacheReadTokens > 0 && (
              <span className="text-ink-faint">({formatTokens(cacheReadTokens)} cached)</span>
            )}
          </>
        )}
        {inputTokens !== undefined && outputTokens !== undefined && <span className="text-ink-faint">·</span>}
        {outputTokens !== undefined && <>{formatTokens(outputTokens)} out</>}
      </HoverFact>
    </Fact>
  );
}

const LINK_CLASS = 'inline-block max-w-40 truncate align-bottom';

function IdentityFacts({ trace }: { readonly trace: TraceSummaryBody }) {
  const { isReadOnly = false } = useGander();
  const { experimentId, sessionId, userId } = trace;
  return (
    <>
      {sessionId !== null && (
        <Fact name={SESSION_WORDS[trace.sessionGranularity ?? 'session']}>
          {isReadOnly ? (
            sessionId
          ) : (
            <SessionLink experimentId={experimentId} sessionId={sessionId} className={LINK_CLASS} />
          )}
        </Fact>
      )}
      {userId !== null && (
        <Fact name="User">
          {isReadOnly ? userId : <UserLink experimentId={experimentId} userId={userId} className={LINK_CLASS} />}
        </Fact>
      )}
    </>
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
