import type { ChatItemBody } from '@gander/api/gander/schemas';
import clsx from 'clsx';
import { Bot } from 'lucide-react';
import type { ReactNode } from 'react';

import { SelectSpanButton } from './SelectSpanButton.tsx';

export interface AgentTurnProps {
  readonly item: Extract<ChatItemBody, { kind: 'agent' }>;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** The turns of an agent inside the turns of another. Folds away. */
export function AgentTurn({ item, isSelected, onSelect, children }: AgentTurnProps) {
  return (
    <details
      open
      className={clsx('rounded-lg border bg-sunken/40', isSelected ? 'border-accent' : 'border-line')}
      aria-label={`Agent ${item.name}`}
    >
      <summary className="flex h-8 cursor-pointer items-center gap-2 pr-1 pl-2.5 text-xs">
        <Bot size={14} className="shrink-0 text-hue-agent" />
        <span className="truncate font-semibold">{item.name}</span>
        <span className="text-ink-faint">
          {item.items.length} {item.items.length === 1 ? 'turn' : 'turns'}
        </span>
        <span className="ml-auto" />
        <SelectSpanButton label="Open the agent's span" isSelected={isSelected} onSelect={onSelect} />
      </summary>
      <div className="border-t border-line p-2">{children}</div>
    </details>
  );
}
