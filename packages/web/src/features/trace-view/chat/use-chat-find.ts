import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useGander } from '../../../app/gander-context.ts';
import type { FindMatches } from '../find/FindBar.tsx';
import type { Reveal } from '../../../ui/reveal-context.ts';
import { stepMatch, toCurrentMatch } from '../find/step-match.ts';
import { traceChatQuery } from '../queries.ts';
import { useTracePlace } from '../trace-place.ts';
import { listMatches } from './list-matches.ts';

export interface ChatFindOptions {
  readonly traceId: string;
  /** Empty while nothing is looked for, or not in the conversation. */
  readonly find: string;
  /** Beside the conversation there is room for the span of the match. */
  readonly isWide: boolean;
}

/** What the conversation is looked through for, and where it is. */
export interface ChatFind {
  readonly text: string;
  /** For the turn that is looked at. */
  readonly reveal: Reveal;
  /** Turns to leave bright. */
  readonly bright: ReadonlySet<ChatItemBody>;
  /** The one that is looked at, with what it is inside of. */
  readonly current:
    | { readonly number: number; readonly turn: ChatItemBody; readonly around: readonly ChatItemBody[] }
    | undefined;
}

/** From turn to turn that contains the text, from top to bottom; the first one is looked at until somebody steps on. */
export function useChatFind({ traceId, find, isWide }: ChatFindOptions): {
  readonly chatFind: ChatFind | undefined;
  readonly matches: FindMatches | undefined;
} {
  const { client } = useGander();
  const { url, change } = useTracePlace();
  const text = find.trim();
  const isFinding = text !== '';
  const { data, error, isPending } = useQuery({ ...traceChatQuery(client, traceId), enabled: isFinding });
  const found = useMemo(
    () => (data === undefined || !isFinding ? undefined : listMatches(data.items, text)),
    [data, isFinding, text],
  );
  const count = found?.turns.length ?? 0;
  const number = toCurrentMatch(url.match, count);
  const chatFind = useMemo(() => {
    if (found === undefined) return undefined;
    const turn = number === undefined ? undefined : found.turns[number - 1];
    const current =
      turn === undefined || number === undefined ? undefined : { number, turn, around: found.around.get(turn) ?? [] };
    return { text, reveal: { text, nth: 0 }, bright: found.bright, current };
  }, [found, number, text]);
  if (!isFinding) return { chatFind: undefined, matches: undefined };
  return {
    chatFind,
    matches: {
      count,
      current: number,
      isSearching: isPending,
      error,
      onStep(step) {
        const next = stepMatch(number, count, step);
        if (next === undefined) return;
        // On a narrow screen the span would cover the conversation.
        const span = isWide ? found?.turns[next - 1]?.spanId : undefined;
        change({ match: String(next), ...(span !== undefined && { span }) });
      },
    },
  };
}
