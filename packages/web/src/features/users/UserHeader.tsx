import type { UserOverviewBody } from '@gander/api/gander/session-schemas';
import { Link } from '@tanstack/react-router';

import { formatCost } from '../../format/cost.ts';
import { formatCount } from '../../format/tokens.ts';
import { TokenCount } from '../../ui/TokenCount.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ActivityHeader } from '../activity/ActivityHeader.tsx';
import { ActivityTime } from '../activity/ActivityTime.tsx';
import { FailedCount } from '../activity/FailedCount.tsx';
import { HeaderFact } from '../activity/HeaderFact.tsx';
import type { TimeRange } from '../trace-filter/time/format-time-range.ts';

export interface UserHeaderProps {
  readonly userId: string;
  /** Absent where no trace of the time range names the user. */
  readonly user: UserOverviewBody | undefined;
  /** What the figures are of. */
  readonly time: TimeRange;
}

/** What all traces of the user add up to: one line that wraps. */
export function UserHeader({ userId, user, time }: UserHeaderProps) {
  return (
    <ActivityHeader word="User" id={userId}>
      {user !== undefined && <UserFacts user={user} time={time} />}
    </ActivityHeader>
  );
}

interface UserFactsProps {
  readonly user: UserOverviewBody;
  readonly time: TimeRange;
}

function UserFacts({ user, time }: UserFactsProps) {
  const { usage, costUsd } = user;
  const nowMs = useNow(10_000);
  return (
    <>
      {user.failedTraceCount > 0 && (
        <Link
          to="/experiments/$experimentId/traces"
          params={{ experimentId: user.experimentId }}
          search={{ user: user.userId, state: 'ERROR', ...time }}
          title="Show the failed ones"
          className="text-xs hover:underline"
        >
          <FailedCount count={user.failedTraceCount} hasWord />
        </Link>
      )}
      <dl className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-xs">
        <HeaderFact name="Traces">
          <Link
            to="/experiments/$experimentId/traces"
            params={{ experimentId: user.experimentId }}
            search={{ user: user.userId, ...time }}
            title="Show them in the list of traces"
            className="text-accent-ink hover:underline"
          >
            {formatCount(user.traceCount)}
          </Link>
        </HeaderFact>
        <HeaderFact name="Sessions">{formatCount(user.sessionCount)}</HeaderFact>
        {(usage.inputTokens ?? usage.outputTokens ?? usage.totalTokens) !== undefined && (
          <HeaderFact name="Tokens">
            <TokenCount usage={usage} />
          </HeaderFact>
        )}
        {costUsd !== null && <HeaderFact name="Cost">{formatCost(costUsd)}</HeaderFact>}
        <HeaderFact name="Last seen">
          <ActivityTime unixNano={user.lastTraceUnixNano} nowMs={nowMs} />
        </HeaderFact>
        <HeaderFact name="First seen">
          <ActivityTime unixNano={user.firstTraceUnixNano} nowMs={nowMs} />
        </HeaderFact>
      </dl>
      <Link
        to="/experiments/$experimentId/dashboard"
        params={{ experimentId: user.experimentId }}
        search={{ user: user.userId, ...time }}
        className="text-xs font-medium text-accent-ink hover:underline"
      >
        Dashboard
      </Link>
    </>
  );
}
