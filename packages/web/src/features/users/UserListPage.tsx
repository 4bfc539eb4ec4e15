import type { UserOverviewBody } from '@gander/api/gander/session-schemas';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import { useGander } from '../../app/gander-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ActivityFilterBar } from '../activity/ActivityFilterBar.tsx';
import { ActivityFrame } from '../activity/ActivityFrame.tsx';
import { ActivityList } from '../activity/ActivityList.tsx';
import { type ActivityUrl, sortActivity, toActivityFilter } from '../activity/url.ts';
import { FirstSessionPanel } from '../sessions/FirstSessionPanel.tsx';
import { USER_KIND } from './user-kind.tsx';

const route = getRouteApi('/experiments/$experimentId/users');

/** The Users tab: who used the program, what they spent, what failed for them. */
export function UserListPage() {
  const { experimentId } = route.useParams();
  const url = route.useSearch();
  const { client } = useGander();
  const navigate = useNavigate();
  const isFiltered = Object.keys(sortActivity(url, undefined)).length > 0;
  const show = (search: ActivityUrl) =>
    void navigate({ to: '/experiments/$experimentId/users', params: { experimentId }, search, replace: true });
  return (
    <ActivityFrame experimentId={experimentId} title="Users">
      <ActivityFilterBar url={url} label="Filter users by text" placeholder="Filter by user   /" onChange={show} />
      <ActivityList<UserOverviewBody>
        key={JSON.stringify([experimentId, url])}
        experimentId={experimentId}
        kind={USER_KIND}
        queryKey={['users', experimentId, url]}
        readPage={async (cursor, signal) =>
          client.listUsers({
            params: { experimentId },
            query: { ...toActivityFilter(url, Date.now()), cursor },
            ...(signal && { signal }),
          })
        }
        sort={url.sort}
        onSort={(sort) => {
          show(sortActivity(url, sort));
        }}
        onOpen={({ userId }) =>
          void navigate({ to: '/experiments/$experimentId/user', params: { experimentId }, search: { id: userId } })
        }
        empty={
          isFiltered ? (
            <Notice
              title="No user matches"
              actions={
                <Button
                  onClick={() => {
                    show({});
                  }}
                >
                  Clear filters
                </Button>
              }
            >
              New users that match appear here by themselves.
            </Notice>
          ) : (
            <FirstSessionPanel about="user" />
          )
        }
      />
    </ActivityFrame>
  );
}
