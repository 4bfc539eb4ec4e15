import type { SessionOverviewBody } from '@gander/api/gander/schemas';
import { Link } from '@tanstack/react-router';
import { LoaderCircle } from 'lucide-react';

import { formatCost } from '../../format/cost.ts';
import { formatDuration, toDurationMs } from '../../format/duration.ts';
import { formatCount } from '../../format/tokens.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { TokenCount } from '../../ui/TokenCount.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ActivityTime } from '../activity/ActivityTime.tsx';
import { FailedCount } from '../activity/FailedCount.tsx';
import { HeaderFact } from '../activity/HeaderFact.tsx';
import { UserLink } from '../users/UserLink.tsx';
import { NameText } from '../../ui/NameText.tsx';

const WORDS = { session: 'Session', run: 'Run', user: 'User session' } as const;

/** What all traces of the session add up to: one line that wraps. */
export function SessionHeader({ session }: { readonly session: SessionOverviewBody }) {
  const { experimentId, sessionId, usage, costUsd, userIds, userCount, openTraceCount } = session;
  const nowMs = useNow(10_000);
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-3 py-2">
      <h1 className="flex max-w-full min-w-0 items-center gap-2 text-[0.9375rem] font-semibold">
        <span className="shrink-0">{WORDS[session.granularity]}</span>
        <NameText text={sessionId} title={sessionId} className="truncate font-mono text-sm sm:max-w-120" />
        <CopyButton text={sessionId} label="Copy session id" isSmall />
      </h1>
      {openTraceCount > 0 && (
        <span className="inline-flex items-center gap-1 text-xs font-medium text-busy">
          <LoaderCircle size={13} aria-hidden className="animate-spin" />
          Running
        </span>
      )}
      <span className="text-xs">
        <FailedCount count={session.failedTraceCount} hasWord />
      </span>
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
    </header>
  );
}
