import type { SessionOverviewBody } from '@gander/api/gander/session-schemas';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import { useGander } from '../../app/gander-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ActivityFilterBar } from '../activity/ActivityFilterBar.tsx';
import { ActivityFrame } from '../activity/ActivityFrame.tsx';
import { ActivityList } from '../activity/ActivityList.tsx';
import { type ActivityUrl, sortActivity, toActivityFilter } from '../activity/url.ts';
import { FirstSessionPanel } from './FirstSessionPanel.tsx';
import { SESSION_KIND } from './session-kind.tsx';

const route = getRouteApi('/experiments/$experimentId/sessions');

/** The Sessions tab: conversations by newest activity, or how to make some. */
export function SessionListPage() {
  const { experimentId } = route.useParams();
  const url = route.useSearch();
  const { client } = useGander();
  const navigate = useNavigate();
  const isFiltered = Object.keys(sortActivity(url, undefined)).length > 0;
  const show = (search: ActivityUrl) =>
    void navigate({ to: '/experiments/$experimentId/sessions', params: { experimentId }, search, replace: true });
  return (
    <ActivityFrame experimentId={experimentId} title="Sessions">
      <ActivityFilterBar
        url={url}
        label="Filter sessions by text"
        placeholder="Filter by session or user   /"
        onChange={show}
      />
      <ActivityList<SessionOverviewBody>
        key={JSON.stringify([experimentId, url])}
        experimentId={experimentId}
        kind={SESSION_KIND}
        queryKey={['sessions', experimentId, url]}
        readPage={async (cursor, signal) =>
          client.listSessions({
            params: { experimentId },
            query: { ...toActivityFilter(url, Date.now()), cursor },
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
        empty={
          isFiltered ? (
            <Notice
              title="No session matches"
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
              New sessions that match appear here by themselves.
            </Notice>
          ) : (
            <FirstSessionPanel about="session" />
          )
        }
      />
    </ActivityFrame>
  );
}
