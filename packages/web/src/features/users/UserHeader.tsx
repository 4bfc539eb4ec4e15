import type { UserOverviewBody } from '@gander/api/gander/schemas';
import { Link } from '@tanstack/react-router';

import { formatCost } from '../../format/cost.ts';
import { formatCount } from '../../format/tokens.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { TokenCount } from '../../ui/TokenCount.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ActivityTime } from '../activity/ActivityTime.tsx';
import { FailedCount } from '../activity/FailedCount.tsx';
import { HeaderFact } from '../activity/HeaderFact.tsx';
import type { TimeRange } from '../trace-filter/time/format-time-range.ts';
import { NameText } from '../../ui/NameText.tsx';

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
    <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-3 py-2">
      <h1 className="flex max-w-full min-w-0 items-center gap-2 text-[0.9375rem] font-semibold">
        <span className="shrink-0">User</span>
        <NameText text={userId} title={userId} className="truncate sm:max-w-120" />
        <CopyButton text={userId} label="Copy user id" isSmall />
      </h1>
      {user !== undefined && <UserFacts user={user} time={time} />}
    </header>
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
      <span className="text-xs">
        <FailedCount count={user.failedTraceCount} hasWord />
      </span>
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
    </>
  );
}
