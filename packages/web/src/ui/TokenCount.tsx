import type { Usage } from '@gander/core/usage';
import { ArrowDown, ArrowUp } from 'lucide-react';

import { formatTokens } from '../format/tokens.ts';
import { Tooltip } from './Tooltip.tsx';
import { UsageBreakdown } from './UsageBreakdown.tsx';

export interface TokenCountProps {
  readonly usage: { readonly [Key in keyof Usage]?: number | undefined };
}

/** Tokens in and out, short; all of them on hover. Nothing where none is known. */
export function TokenCount({ usage }: TokenCountProps) {
  const { inputTokens, outputTokens, totalTokens } = usage;
  if (inputTokens === undefined && outputTokens === undefined && totalTokens === undefined) return null;
  return (
    <Tooltip content={<UsageBreakdown usage={usage} />}>
      <span className="tabular relative z-10 inline-flex items-center gap-1 align-bottom whitespace-nowrap">
        {inputTokens === undefined && outputTokens === undefined && <>{formatTokens(totalTokens ?? 0)} tokens</>}
        {inputTokens !== undefined && (
          <span className="inline-flex items-center">
            <ArrowUp size={11} aria-label="input tokens" className="text-ink-faint" />
            {formatTokens(inputTokens)}
          </span>
        )}
        {outputTokens !== undefined && (
          <span className="inline-flex items-center">
            <ArrowDown size={11} aria-label="output tokens" className="text-ink-faint" />
            {formatTokens(outputTokens)}
          </span>
        )}
      </span>
    </Tooltip>
  );
}
