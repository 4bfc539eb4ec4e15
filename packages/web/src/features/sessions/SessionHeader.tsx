import type { SessionOverviewBody } from '@gander/api/gander/session-schemas';
import { Link } from '@tanstack/react-router';
import { LoaderCircle } from 'lucide-react';

import { formatCost } from '../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../format/duration.ts';
import { formatCount } from '../../format/tokens.ts';
import { TokenCount } from '../../ui/TokenCount.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ActivityHeader } from '../activity/ActivityHeader.tsx';
import { ActivityTime } from '../activity/ActivityTime.tsx';
import { FailedCount } from '../activity/FailedCount.tsx';
import { HeaderFact } from '../activity/HeaderFact.tsx';
import { UserLink } from '../users/UserLink.tsx';

const WORDS = { session: 'Session', run: 'Run', user: 'User session' } as const;

/** What all traces of the session add up to: one line that wraps. */
export function SessionHeader({ session }: { readonly session: SessionOverviewBody }) {
  const { experimentId, sessionId, usage, costUsd, userIds, userCount, openTraceCount } = session;
  const nowMs = useNow(10_000);
  return (
    <ActivityHeader word={WORDS[session.granularity]} id={sessionId} isMono>
      {openTraceCount > 0 && (
        <span className="inline-flex items-center gap-1 text-xs font-medium text-busy">
          <LoaderCircle size={13} aria-hidden className="animate-spin" />
          Running
        </span>
      )}
      {session.failedTraceCount > 0 && (
        <Link
          to="/experiments/$experimentId/traces"
          params={{ experimentId }}
          search={{ session: sessionId, state: 'ERROR' }}
          title="Show the failed ones"
          className="text-xs hover:underline"
        >
          <FailedCount count={session.failedTraceCount} hasWord />
        </Link>
      )}
      <dl className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-xs">
        <HeaderFact name="Traces">
          <Link
            to="/experiments/$experimentId/traces"
            params={{ experimentId }}
            search={{ session: sessionId }}
            title="Show them in the list of traces"
            className="text-accent-ink hover:underline"
          >
            {formatCount(session.traceCount)}
          </Link>
        </HeaderFact>
        <HeaderFact name="Last activity">
          <ActivityTime unixNano={session.lastTraceUnixNano} nowMs={nowMs} />
        </HeaderFact>
        {session.endUnixNano !== null && session.traceCount > 1 && (
          <HeaderFact name="Span of time">
            {formatDuration(toDurationMs(session.startUnixNano, session.endUnixNano))}
          </HeaderFact>
        )}
        {(usage.inputTokens ?? usage.outputTokens ?? usage.totalTokens) !== undefined && (
          <HeaderFact name="Tokens">
            <TokenCount usage={usage} />
          </HeaderFact>
        )}
        {costUsd !== null && <HeaderFact name="Cost">{formatCost(costUsd)}</HeaderFact>}
        {userIds.length > 0 && (
          <HeaderFact name={userCount === 1 ? 'User' : 'Users'}>
            {userIds.map((userId, index) => (
              <span key={userId}>
                {index > 0 && ', '}
                <UserLink experimentId={experimentId} userId={userId} />
              </span>
            ))}
            {userCount > userIds.length && ` and ${formatCount(userCount - userIds.length)} more`}
          </HeaderFact>
        )}
      </dl>
    </ActivityHeader>
  );
}
