import { Bot, CircleHelp, CodeXml, UserRound } from 'lucide-react';

import type { FeedbackSourceType } from './feedback-entry.ts';

const LOOKS = {
  HUMAN: { icon: UserRound, word: 'Person', className: 'text-hue-agent' },
  LLM_JUDGE: { icon: Bot, word: 'Judge', className: 'text-hue-model' },
  CODE: { icon: CodeXml, word: 'Code', className: 'text-hue-tool' },
  SOURCE_TYPE_UNSPECIFIED: { icon: CircleHelp, word: 'Source unknown', className: 'text-ink-faint' },
} as const satisfies Record<FeedbackSourceType, { icon: typeof Bot; word: string; className: string }>;

/** Whether a person, a model or a program says it. */
export function SourceIcon({ type, size = 14 }: { readonly type: FeedbackSourceType; readonly size?: number }) {
  const { icon: Icon, word, className } = LOOKS[type];
  return (
    <span title={word} className={className}>
      <Icon size={size} aria-hidden />
      <span className="sr-only">{word}</span>
    </span>
  );
}
