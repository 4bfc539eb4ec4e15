import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import { ChevronRight, CircleX } from 'lucide-react';
import { useState } from 'react';

import { ChatTurns } from '../trace-view/chat/ChatTurns.tsx';
import { describeSteps } from './describe-steps.ts';
import { NameText } from '../../ui/NameText.tsx';

export interface TurnStepsProps {
  readonly steps: readonly ChatItemBody[];
  readonly onOpen: (spanId: string) => void;
}

/** What happened between question and answer, folded: the work of tools and sub-agents. Drawn when it is opened. */
export function TurnSteps({ steps, onOpen }: TurnStepsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { names, failedCount } = describeSteps(steps);
  return (
    <div role="group" aria-label="Steps" className="rounded-lg border border-line bg-sunken/40 sm:mr-6">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
        className="flex h-8 w-full min-w-0 items-center gap-2 px-2.5 text-left text-xs text-ink-soft"
      >
        <ChevronRight size={13} aria-hidden className={isOpen ? 'shrink-0 rotate-90' : 'shrink-0'} />
        <span className="shrink-0">
          {steps.length} {steps.length === 1 ? 'step' : 'steps'}
        </span>
        {failedCount > 0 && (
          <span className="inline-flex shrink-0 items-center gap-1 text-error">
            <CircleX size={13} aria-hidden />
            {failedCount} failed
          </span>
        )}
        <span className="min-w-0 truncate font-mono text-ink-faint">
          <NameText text={names.join(', ')} />
        </span>
      </button>
      {isOpen && (
        <div className="border-t border-line p-2">
          <ChatTurns items={steps} selectedId={undefined} find={undefined} onSelect={onOpen} />
        </div>
      )}
    </div>
  );
}
