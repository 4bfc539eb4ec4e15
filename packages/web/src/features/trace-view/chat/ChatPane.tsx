import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useMemo, useRef } from 'react';

import { FailureNotice } from '../../../app/FailureNotice.tsx';
import { useGander } from '../../../app/gander-context.ts';
import { findTextPlace } from '../../../ui/find-text-place.ts';
import { scrollToPlace } from '../../../ui/scroll-to-place.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useTextHighlight } from '../../../ui/use-text-highlight.ts';
import { traceChatQuery } from '../queries.ts';
import { AnswersContext } from './answers-context.ts';
import { ChatTurns } from './ChatTurns.tsx';
import { listAnswers } from './list-answers.ts';
import { toChatNote } from './to-chat-note.ts';
import type { ChatFind } from './use-chat-find.ts';

export interface ChatPaneProps {
  readonly traceId: string;
  /** As many as are here. */
  readonly spans: readonly SpanRowBody[];
  readonly selectedId: string | undefined;
  /** What turns are looked through for; absent while nothing is. */
  readonly find: ChatFind | undefined;
  readonly onSelect: (spanId: string) => void;
}

/** The trace as a conversation. A turn selects the span it stands on. */
export function ChatPane({ traceId, spans, selectedId, find, onSelect }: ChatPaneProps) {
  const { client } = useGander();
  const chat = useQuery(traceChatQuery(client, traceId));
  const items = chat.data?.items;
  const pane = useRef<HTMLDivElement>(null);
  const hasItems = items !== undefined;
  useTextHighlight(pane, hasItems ? (find?.text ?? '') : '', 'found');
  useMatchInSight(pane, hasItems ? find : undefined);
  const answers = useMemo(() => listAnswers(items ?? [], spans), [items, spans]);
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
  const note = toChatNote(chat.data);
  return (
    <div ref={pane} className="min-h-0 flex-1 overflow-y-auto px-3 py-3" data-chat>
      {chat.data.items.length > 0 && (
        <AnswersContext value={answers}>
          <ChatTurns items={chat.data.items} selectedId={selectedId} find={find} onSelect={onSelect} />
        </AnswersContext>
      )}
      {note !== undefined && (
        <p
          className={
            chat.data.items.length === 0 ? 'py-8 text-center text-ink-faint' : 'py-3 text-center text-xs text-ink-faint'
          }
        >
          {note}
        </p>
      )}
    </div>
  );
}

/** Scrolls to the match that is looked at, each time it is another one. */
function useMatchInSight(pane: RefObject<HTMLElement | null>, find: ChatFind | undefined): void {
  const text = find?.text;
  const number = find?.current?.number;
  useEffect(() => {
    const turn = pane.current?.querySelector<HTMLElement>('[data-current-match]') ?? null;
    if (pane.current === null || turn === null || text === undefined || number === undefined) return undefined;
    return scrollToPlace(pane.current, () => findTextPlace(turn, text));
  }, [pane, text, number]);
}
