import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';

import { FailureNotice } from '../../app/FailureNotice.tsx';
import { useGander } from '../../app/gander-context.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useHotKeys } from '../../ui/use-hot-keys.ts';
import { ActivityFrame } from '../activity/ActivityFrame.tsx';
import { ListEnd } from '../trace-list/ListEnd.tsx';
import { moveCursor } from '../trace-list/move-cursor.ts';
import { sessionQuery, sessionTracesQuery } from './queries.ts';
import { SessionHeader } from './SessionHeader.tsx';
import { SessionTurns } from './SessionTurns.tsx';
import { useLiveSession } from './use-live-session.ts';

const route = getRouteApi('/experiments/$experimentId/session');

/** A whole session as one conversation across its traces. */
export function SessionPage() {
  const { experimentId } = route.useParams();
  const { id: sessionId } = route.useSearch();
  const { client } = useGander();
  const address = { experimentId, sessionId };
  const session = useQuery(sessionQuery(client, address));
  useLiveSession(address);
  return (
    <ActivityFrame experimentId={experimentId} title={`Session ${sessionId}`} within="Sessions">
      {session.data === undefined && session.error === null && sessionId !== '' ? (
        <Skeleton label="Loading the session …" rows={10} />
      ) : session.data === undefined && session.error !== null ? (
        <FailureNotice error={session.error} onRetry={() => void session.refetch()} />
      ) : session.data === undefined || session.data === null ? (
        <NoSession experimentId={experimentId} />
      ) : (
        <>
          <SessionHeader session={session.data} />
          <Conversation key={sessionId} experimentId={experimentId} sessionId={sessionId} />
        </>
      )}
    </ActivityFrame>
  );
}

function NoSession({ experimentId }: { readonly experimentId: string }) {
  return (
    <Notice
      title="No trace of this experiment has this session id"
      actions={
        <Link
          to="/experiments/$experimentId/sessions"
          params={{ experimentId }}
          className="inline-flex h-7 items-center font-medium text-accent-ink underline underline-offset-2"
        >
          All sessions
        </Link>
      }
    >
      Its first trace may not have arrived yet: then it appears here by itself.
    </Notice>
  );
}

interface ConversationProps {
  readonly experimentId: string;
  readonly sessionId: string;
}

function Conversation({ experimentId, sessionId }: ConversationProps) {
  const { turn } = route.useSearch();
  const { client } = useGander();
  const navigate = useNavigate();
  const list = useInfiniteQuery(sessionTracesQuery(client, { experimentId, sessionId }));
  const traces = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const canLoadMore = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const onNearEnd = useCallback(() => {
    if (canLoadMore) void fetchNextPage();
  }, [canLoadMore, fetchNextPage]);

  // A link to a turn further down: pages come until it is there.
  const isTurnMissing = turn !== undefined && traces.length > 0 && !traces.some(({ traceId }) => traceId === turn);
  useEffect(() => {
    if (isTurnMissing) onNearEnd();
  }, [isTurnMissing, onNearEnd]);

  const point = (traceId: string | undefined) => {
    void navigate({
      to: '/experiments/$experimentId/session',
      params: { experimentId },
      search: { id: sessionId, ...(traceId !== undefined && { turn: traceId }) },
      replace: true,
      resetScroll: false,
    });
  };
  const ids = traces.map(({ traceId }) => traceId);
  useHotKeys({
    j: () => {
      point(moveCursor(ids, turn, 1));
    },
    k: () => {
      point(moveCursor(ids, turn, -1));
    },
    Escape: () => {
      if (turn !== undefined) point(undefined);
      else void navigate({ to: '/experiments/$experimentId/sessions', params: { experimentId } });
    },
    Enter: () => {
      if (turn === undefined) return;
      void navigate({ to: '/experiments/$experimentId/traces/$traceId', params: { experimentId, traceId: turn } });
    },
  });

  if (list.isPending) return <Skeleton label="Loading the conversation …" rows={10} />;
  if (list.isError && traces.length === 0) {
    return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />;
  }
  return (
    <SessionTurns
      traces={traces}
      selectedId={turn}
      hasMore={hasNextPage}
      onNearEnd={onNearEnd}
      footer={
        <ListEnd
          count={traces.length}
          nouns={['turn', 'turns']}
          hasMore={hasNextPage}
          isLoadingMore={isFetchingNextPage}
          loadFailed={isFetchNextPageError}
          onLoadMore={() => void fetchNextPage()}
        />
      }
    />
  );
}
