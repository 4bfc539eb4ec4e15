import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { traceChatQuery } from '../queries.ts';
import { ChatTurns } from './ChatTurns.tsx';
import { listMatches } from './list-matches.ts';

export interface ChatPaneProps {
  readonly traceId: string;
  readonly selectedId: string | undefined;
  /** Text that turns are looked through for. */
  readonly find: string;
  readonly onSelect: (spanId: string) => void;
}

/** The trace as a conversation. A turn selects the span it stands on. */
export function ChatPane({ traceId, selectedId, find, onSelect }: ChatPaneProps) {
  const { client } = useGander();
  const chat = useQuery(traceChatQuery(client, traceId));
  const items = chat.data?.items;
  const matches = useMemo(
    () => (items === undefined || find === '' ? undefined : listMatches(items, find)),
    [items, find],
  );
  if (chat.data === undefined) {
    return chat.error === null ? (
      <Skeleton label="Loading the conversation …" rows={8} />
    ) : (
      <FailureNotice
        error={chat.error}
        notFoundTitle="This trace is not here"
        onRetry={() => {
          void chat.refetch();
        }}
      />
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-3 py-3" data-chat>
      {matches !== undefined && (
        <p role="status" className="pb-2 text-xs text-ink-faint">
          {matches.size === 0
            ? 'no turn contains this'
            : `${matches.size} ${matches.size === 1 ? 'turn contains' : 'turns contain'} this`}
        </p>
      )}
      {chat.data.items.length === 0 ? (
        <p className="py-8 text-center text-ink-faint">
          No span of this trace says what was asked or answered. The tree shows what happened.
        </p>
      ) : (
        <ChatTurns items={chat.data.items} selectedId={selectedId} matches={matches} onSelect={onSelect} />
      )}
      {!chat.data.isComplete && (
        <p className="py-3 text-center text-xs text-ink-faint">
          The conversation goes on. It is too long to be told as a whole: the tree has the rest.
        </p>
      )}
    </div>
  );
}
