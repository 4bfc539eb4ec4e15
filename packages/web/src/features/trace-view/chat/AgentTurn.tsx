import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import clsx from 'clsx';
import { Bot, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { NameText } from '../../../ui/NameText.tsx';
import { SelectSpanButton } from './SelectSpanButton.tsx';
import { useOpenFor } from './use-open-for.ts';

export interface AgentTurnProps {
  readonly item: Extract<ChatItemBody, { kind: 'agent' }>;
  readonly isSelected: boolean;
  /** The number of the match that is looked at, where it is inside. */
  readonly openFor: number | undefined;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** The turns of an agent inside the turns of another. Folds away. */
export function AgentTurn({ item, isSelected, openFor, onSelect, children }: AgentTurnProps) {
  const [isOpen, setIsOpen] = useOpenFor(openFor, true);
  return (
    <div
      role="group"
      className={clsx('rounded-lg border bg-sunken/40', isSelected ? 'border-accent' : 'border-line')}
      aria-label={`Agent ${item.name}`}
    >
      <div className="flex h-8 items-center gap-1 pr-1 text-xs">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
          className="flex h-full min-w-0 flex-1 items-center gap-2 pl-2 text-left"
        >
          <ChevronRight size={13} aria-hidden className={clsx('shrink-0 text-ink-faint', isOpen && 'rotate-90')} />
          <Bot size={14} aria-hidden className="shrink-0 text-hue-agent" />
          <NameText text={item.name} className="truncate font-semibold" />
          <span className="shrink-0 text-ink-faint">
            {item.items.length} {item.items.length === 1 ? 'turn' : 'turns'}
          </span>
        </button>
        <SelectSpanButton label="Open the agent's span" isSelected={isSelected} onSelect={onSelect} />
      </div>
      {isOpen && <div className="border-t border-line p-2">{children}</div>}
    </div>
  );
}
