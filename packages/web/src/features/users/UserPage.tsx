import type { SessionOverviewBody } from '@gander/api/gander/session-schemas';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ActivityFilterBar } from '../activity/ActivityFilterBar.tsx';
import { ActivityFrame } from '../activity/ActivityFrame.tsx';
import { ActivityList } from '../activity/ActivityList.tsx';
import { type ActivityUrl, pickTime, sortActivity, toActivityFilter } from '../activity/url.ts';
import { useLiveTraces } from '../live/use-live-traces.ts';
import { SESSION_KIND } from '../sessions/session-kind.tsx';
import { userQuery } from './queries.ts';
import { UserHeader } from './UserHeader.tsx';

const route = getRouteApi('/experiments/$experimentId/user');
const GAP_MS = 1000;

/** Whose they are need not be said in every row. */
const USERS_SESSION_KIND = { ...SESSION_KIND, columns: SESSION_KIND.columns.filter(({ id }) => id !== 'users') };

/** What one user did: totals, and the sessions. The time range holds for both. */
export function UserPage() {
  const { experimentId } = route.useParams();
  const { id: userId, ...url } = route.useSearch();
  const { client } = useGander();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const time = pickTime(url);
  const query = userQuery(client, { experimentId, userId, time });
  const user = useQuery(query);
  useLiveTraces({
    scope: { experimentId },
    isEnabled: userId !== '',
    gapMs: GAP_MS,
    onEvents: async () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
  const show = (search: ActivityUrl) =>
    void navigate({
      to: '/experiments/$experimentId/user',
      params: { experimentId },
      search: { id: userId, ...search },
      replace: true,
    });
  return (
    <ActivityFrame experimentId={experimentId} title={`User ${userId}`} within="Users">
      {user.data === undefined && user.error === null && userId !== '' ? (
        <Skeleton label="Loading the user …" rows={10} />
      ) : user.data === undefined && user.error !== null ? (
        <FailureNotice error={user.error} onRetry={() => void user.refetch()} />
      ) : (
        <>
          <UserHeader userId={userId} user={user.data ?? undefined} time={time} />
          <ActivityFilterBar
            url={url}
            label="Filter sessions by text"
            placeholder="Filter by session   /"
            onChange={show}
          />
          <ActivityList<SessionOverviewBody>
            key={JSON.stringify([experimentId, userId, url])}
            experimentId={experimentId}
            kind={USERS_SESSION_KIND}
            queryKey={['sessions', experimentId, { ...url, userId }]}
            readPage={async (cursor, signal) =>
              client.listSessions({
                params: { experimentId },
                query: { ...toActivityFilter(url, Date.now()), userId, cursor },
                ...(signal && { signal }),
              })
            }
            sort={url.sort}
            onSort={(sort) => {
              show(sortActivity(url, sort));
            }}
            onOpen={({ sessionId }) =>
              void navigate({
                to: '/experiments/$experimentId/session',
                params: { experimentId },
                search: { id: sessionId },
              })
            }
            empty={<NoSessions experimentId={experimentId} userId={userId} traceCount={user.data?.traceCount ?? 0} />}
          />
        </>
      )}
    </ActivityFrame>
  );
}

interface NoSessionsProps {
  readonly experimentId: string;
  readonly userId: string;
  readonly traceCount: number;
}

const ACTION_LOOK = 'inline-flex h-7 items-center font-medium text-accent-ink underline underline-offset-2';

function NoSessions({ experimentId, userId, traceCount }: NoSessionsProps) {
  return (
    <Notice
      title="No session of this user"
      actions={
        traceCount === 0 ? (
          <Link to="/experiments/$experimentId/users" params={{ experimentId }} className={ACTION_LOOK}>
            All users
          </Link>
        ) : (
          <Link
            to="/experiments/$experimentId/traces"
            params={{ experimentId }}
            search={{ user: userId }}
            className={ACTION_LOOK}
          >
            Traces of this user
          </Link>
        )
      }
    >
      {traceCount === 0
        ? 'No trace of this time names this user.'
        : 'None of the traces that match names a session: sessions appear here once traces carry a session id.'}
    </Notice>
  );
}
