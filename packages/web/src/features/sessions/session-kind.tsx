import type { SessionOverviewBody } from '@gander/api/gander/session-schemas';
import { LoaderCircle } from 'lucide-react';

import { formatCost } from '../../format/cost.ts';
import { toPreviewLine } from '../../format/preview-line.ts';
import { formatCount } from '../../format/tokens.ts';
import { TokenCount } from '../../ui/TokenCount.tsx';
import type { ActivityKind } from '../activity/activity-kind.ts';
import { ActivityTime } from '../activity/ActivityTime.tsx';
import { FailedCount } from '../activity/FailedCount.tsx';
import { UserLink } from '../users/UserLink.tsx';
import { SessionLink } from './SessionLink.tsx';
import { NameText } from '../../ui/NameText.tsx';

/** How sessions look in a list. */
export const SESSION_KIND: ActivityKind<SessionOverviewBody> = {
  label: 'Sessions',
  nouns: ['session', 'sessions'],
  toId: ({ sessionId }) => sessionId,
  columns: [
    {
      id: 'last',
      sort: 'last',
      title: 'Last activity',
      width: '5.75rem',
      render: ({ lastTraceUnixNano }, nowMs) => <ActivityTime unixNano={lastTraceUnixNano} nowMs={nowMs} />,
    },
    { id: 'session', title: 'Session', width: 'minmax(8rem, 1.2fr)', render: renderName },
    {
      id: 'traces',
      sort: 'traces',
      title: 'Traces',
      width: '3.5rem',
      isNumeric: true,
      render: ({ traceCount }) => formatCount(traceCount),
    },
    {
      id: 'failed',
      sort: 'failed',
      title: 'Failed',
      width: '3.5rem',
      isNumeric: true,
      isNeeded: ({ failedTraceCount }) => failedTraceCount > 0,
      render: ({ failedTraceCount }) => <FailedCount count={failedTraceCount} />,
    },
    {
      id: 'tokens',
      sort: 'tokens',
      title: 'Tokens',
      width: '7rem',
      isNumeric: true,
      isNeeded: ({ usage }) => usage.inputTokens !== undefined || usage.outputTokens !== undefined,
      render: ({ usage }) => <TokenCount usage={usage} />,
    },
    {
      id: 'cost',
      sort: 'cost',
      title: 'Cost',
      width: '4.5rem',
      isNumeric: true,
      isNeeded: ({ costUsd }) => costUsd !== null,
      render: ({ costUsd }) => costUsd !== null && formatCost(costUsd),
    },
    {
      id: 'users',
      title: 'User',
      width: 'minmax(5rem, 9rem)',
      isNeeded: ({ userIds }) => userIds.length > 0,
      render: (session) => <SessionUsers session={session} />,
    },
    {
      id: 'question',
      title: 'First question',
      width: 'minmax(8rem, 2fr)',
      isNeeded: ({ firstInputPreview }) => firstInputPreview !== null,
      render: ({ firstInputPreview }) => <Preview text={firstInputPreview} />,
    },
    {
      id: 'answer',
      title: 'Last answer',
      width: 'minmax(8rem, 2fr)',
      isNeeded: ({ lastOutputPreview }) => lastOutputPreview !== null,
      render: ({ lastOutputPreview }) => <Preview text={lastOutputPreview} />,
    },
  ],
  renderCard: (session, nowMs) => [
    <>
      <span className="min-w-0 flex-1 truncate">
        {session.firstInputPreview === null ? (
          renderName(session)
        ) : (
          <>
            <SessionLink {...session} fillsRow className="sr-only" />
            <Preview text={session.firstInputPreview} />
          </>
        )}
      </span>
      <FailedCount count={session.failedTraceCount} />
      <span className="shrink-0 text-xs">
        <ActivityTime unixNano={session.lastTraceUnixNano} nowMs={nowMs} />
      </span>
    </>,
    <>
      <span className="tabular flex shrink-0 items-center gap-2">
        {formatCount(session.traceCount)} {session.traceCount === 1 ? 'trace' : 'traces'}
        <TokenCount usage={session.usage} />
        {session.costUsd !== null && formatCost(session.costUsd)}
      </span>
      <span className="min-w-0 flex-1 truncate text-right font-mono text-ink-faint">
        <NameText text={session.sessionId} />
      </span>
    </>,
  ],
};

const GRANULARITY_NOTES = { session: undefined, run: 'one run', user: 'all of a user' } as const;

function renderName(session: SessionOverviewBody) {
  const note = GRANULARITY_NOTES[session.granularity];
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <SessionLink {...session} fillsRow className="truncate font-mono text-xs" />
      {note !== undefined && <span className="shrink-0 rounded bg-sunken px-1.5 text-2xs text-ink-soft">{note}</span>}
      {session.openTraceCount > 0 && (
        <LoaderCircle size={13} role="img" aria-label="Running" className="shrink-0 animate-spin text-busy" />
      )}
    </span>
  );
}

function SessionUsers({ session: { experimentId, userIds, userCount } }: { readonly session: SessionOverviewBody }) {
  const [newest] = userIds;
  if (newest === undefined) return null;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <UserLink experimentId={experimentId} userId={newest} className="relative z-10 truncate" />
      {userCount > 1 && <span className="shrink-0 text-ink-faint">+{formatCount(userCount - 1)}</span>}
    </span>
  );
}

/** One line: line ends and the like become spaces, so that a preview shows as much as fits. */
function Preview({ text }: { readonly text: string | null }) {
  return <NameText text={toPreviewLine(text)} className="text-ink-soft" />;
}
