import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import clsx from 'clsx';
import { use } from 'react';

import { MessageCard } from '../messages/MessageCard.tsx';
import { AnswerFigures } from './AnswerFigures.tsx';
import { AnswersContext } from './answers-context.ts';
import { SelectSpanButton } from './SelectSpanButton.tsx';

type MessageItem = Extract<ChatItemBody, { kind: 'message' }>;

export interface MessageTurnProps {
  readonly item: MessageItem;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

/** What somebody said. People speak from the right, as in every messenger. */
export function MessageTurn({ item, isSelected, onSelect }: MessageTurnProps) {
  const call = use(AnswersContext).get(item);
  return (
    <div className={clsx('relative', item.role === 'user' && 'sm:ml-12', item.role === 'assistant' && 'sm:mr-6')}>
      <MessageCard
        message={item}
        isMarked={isSelected}
        actions={<SelectSpanButton label="Open the model call" isSelected={isSelected} onSelect={onSelect} />}
      />
      {call !== undefined && <AnswerFigures span={call} />}
      {item.isCut === true && <CutNote onSelect={onSelect} />}
    </div>
  );
}

function CutNote({ onSelect }: { readonly onSelect: () => void }) {
  return (
    <p className="px-3 py-1 text-xs text-ink-faint">
      Too long for this view.{' '}
      <button type="button" onClick={onSelect} className="text-accent-ink underline">
        The span has all of it.
      </button>
    </p>
  );
}
