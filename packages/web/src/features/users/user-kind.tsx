import type { UserOverviewBody } from '@gander/api/gander/session-schemas';

import { formatCost } from '../../format/cost.ts';
import { formatCount } from '../../format/tokens.ts';
import { TokenCount } from '../../ui/TokenCount.tsx';
import type { ActivityKind } from '../activity/activity-kind.ts';
import { ActivityTime } from '../activity/ActivityTime.tsx';
import { FailedCount } from '../activity/FailedCount.tsx';
import { UserLink } from './UserLink.tsx';

/** How users look in a list. */
export const USER_KIND: ActivityKind<UserOverviewBody> = {
  label: 'Users',
  nouns: ['user', 'users'],
  toId: ({ userId }) => userId,
  columns: [
    {
      id: 'last',
      sort: 'last',
      title: 'Last seen',
      width: '5.75rem',
      render: ({ lastTraceUnixNano }, nowMs) => <ActivityTime unixNano={lastTraceUnixNano} nowMs={nowMs} />,
    },
    {
      id: 'user',
      title: 'User',
      width: 'minmax(10rem, 1fr)',
      render: (user) => <UserLink {...user} fillsRow />,
    },
    {
      id: 'sessions',
      title: 'Sessions',
      width: '5rem',
      isNumeric: true,
      render: ({ sessionCount }) => formatCount(sessionCount),
    },
    {
      id: 'traces',
      sort: 'traces',
      title: 'Traces',
      width: '5rem',
      isNumeric: true,
      render: ({ traceCount }) => formatCount(traceCount),
    },
    {
      id: 'failed',
      sort: 'failed',
      title: 'Failed',
      width: '5rem',
      isNumeric: true,
      isNeeded: ({ failedTraceCount }) => failedTraceCount > 0,
      render: ({ failedTraceCount }) => <FailedCount count={failedTraceCount} />,
    },
    {
      id: 'tokens',
      sort: 'tokens',
      title: 'Tokens',
      width: '8rem',
      isNumeric: true,
      isNeeded: ({ usage }) => usage.inputTokens !== undefined || usage.outputTokens !== undefined,
      render: ({ usage }) => <TokenCount usage={usage} />,
    },
    {
      id: 'cost',
      sort: 'cost',
      title: 'Cost',
      width: '6rem',
      isNumeric: true,
      isNeeded: ({ costUsd }) => costUsd !== null,
      render: ({ costUsd }) => costUsd !== null && formatCost(costUsd),
    },
    {
      id: 'first',
      title: 'First seen',
      width: '6.5rem',
      isNumeric: true,
      render: ({ firstTraceUnixNano }, nowMs) => <ActivityTime unixNano={firstTraceUnixNano} nowMs={nowMs} />,
    },
  ],
  renderCard: (user, nowMs) => [
    <>
      <span className="min-w-0 flex-1 truncate">
        <UserLink {...user} fillsRow />
      </span>
      <FailedCount count={user.failedTraceCount} />
      <span className="shrink-0 text-xs">
        <ActivityTime unixNano={user.lastTraceUnixNano} nowMs={nowMs} />
      </span>
    </>,
    <span className="tabular flex min-w-0 items-center gap-2 truncate">
      {formatCount(user.sessionCount)} {user.sessionCount === 1 ? 'session' : 'sessions'} ·{' '}
      {formatCount(user.traceCount)} {user.traceCount === 1 ? 'trace' : 'traces'}
      <TokenCount usage={user.usage} />
      {user.costUsd !== null && formatCost(user.costUsd)}
    </span>,
  ],
};
