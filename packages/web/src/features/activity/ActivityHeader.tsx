import type { ReactNode } from 'react';

import { CopyButton } from '../../ui/CopyButton.tsx';
import { NameText } from '../../ui/NameText.tsx';

export interface ActivityHeaderProps {
  /** What it is: a session, a user. */
  readonly word: string;
  readonly id: string;
  readonly isMono?: boolean;
  /** What all of its traces add up to. */
  readonly children: ReactNode;
}

/** Names what a page is about, with its figures: one line that wraps. */
export function ActivityHeader({ word, id, isMono = false, children }: ActivityHeaderProps) {
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-3 py-2">
      <h1 className="flex max-w-full min-w-0 items-center gap-2 text-[0.9375rem] font-semibold">
        <span className="shrink-0">{word}</span>
        <NameText text={id} title={id} className={`truncate sm:max-w-120 ${isMono ? 'font-mono text-sm' : ''}`} />
        <CopyButton text={id} label={`Copy ${word.toLowerCase()} id`} isSmall />
      </h1>
      {children}
    </header>
  );
}
