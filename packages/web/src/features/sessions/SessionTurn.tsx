import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';
import { PREVIEW_MAX_LENGTH } from '@gander/core/trace-summary';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import clsx from 'clsx';
import { useMemo } from 'react';

import { useGander } from '../../app/gander-context.ts';
import { MessageTurn } from '../trace-view/chat/MessageTurn.tsx';
import { traceChatQuery } from '../trace-view/queries.ts';
import { type SpokenMessage, toTurn } from './to-turn.ts';
import { TurnFailure } from './TurnFailure.tsx';
import { TurnHeader } from './TurnHeader.tsx';
import { TurnSteps } from './TurnSteps.tsx';

export interface SessionTurnProps {
  readonly trace: TraceSummaryBody;
  /** 1 for the first of the session. */
  readonly number: number;
  readonly isSelected: boolean;
  readonly nowMs: number;
}

/** One trace as a turn: what was asked, what happened, what was answered. Read when it comes into view. */
export function SessionTurn({ trace, number, isSelected, nowMs }: SessionTurnProps) {
  const { client } = useGander();
  const navigate = useNavigate();
  const chat = useQuery(traceChatQuery(client, trace.traceId));
  const turn = useMemo(() => toTurn(chat.data?.items, trace), [chat.data, trace]);
  const openSpan = (spanId: string) => {
    void navigate({
      to: '/experiments/$experimentId/traces/$traceId',
      params: { experimentId: trace.experimentId, traceId: trace.traceId },
      search: spanId === '' ? {} : { span: spanId },
    });
  };
  const isSilent = turn.question === undefined && turn.answer === undefined && turn.steps.length === 0;
  return (
    <section
      aria-label={`Turn ${number}`}
      aria-current={isSelected}
      className={clsx(
        'flex flex-col gap-2 border-l-2 pb-6 pl-3',
        isSelected ? 'border-accent' : trace.state === 'ERROR' ? 'border-error-line' : 'border-transparent',
      )}
    >
      <TurnHeader trace={trace} number={number} nowMs={nowMs} />
      {turn.question !== undefined && (
        <Spoken item={turn.question} isPreview={turn.isQuestionPreview} onOpen={openSpan} />
      )}
      {turn.steps.length > 0 && <TurnSteps steps={turn.steps} onOpen={openSpan} />}
      {turn.answer !== undefined && <Spoken item={turn.answer} isPreview={turn.isAnswerPreview} onOpen={openSpan} />}
      {isSilent && (
        <p className="text-ink-faint italic">
          {chat.isPending ? 'Loading …' : 'No span of this trace says what was asked or answered.'}
        </p>
      )}
      {trace.state === 'ERROR' && <TurnFailure trace={trace} />}
      {chat.isError && chat.data === undefined && (
        <p className="text-xs text-error">
          The messages could not be loaded.{' '}
          <button type="button" className="underline" onClick={() => void chat.refetch()}>
            Try again
          </button>
        </p>
      )}
    </section>
  );
}

interface SpokenProps {
  readonly item: SpokenMessage;
  readonly isPreview: boolean;
  readonly onOpen: (spanId: string) => void;
}

function Spoken({ item, isPreview, onOpen }: SpokenProps) {
  const [part] = item.parts;
  const isCut = isPreview && part?.type === 'text' && part.text.length >= PREVIEW_MAX_LENGTH;
  return (
    <MessageTurn
      item={isCut ? { ...item, isCut } : item}
      isSelected={false}
      onSelect={() => {
        onOpen(item.spanId);
      }}
    />
  );
}
