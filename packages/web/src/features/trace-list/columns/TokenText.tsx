import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import { formatCount, formatTokens } from '../../../format/tokens.ts';

export interface TokenTextProps {
  readonly usage: TraceSummaryBody['usage'];
}

const WORDS = {
  inputTokens: 'in',
  cacheReadTokens: 'of it read from the cache',
  cacheWriteTokens: 'of it written to the cache',
  outputTokens: 'out',
  reasoningTokens: 'of it reasoning',
} as const satisfies Partial<Record<keyof TraceSummaryBody['usage'], string>>;

/** Tokens in and out, short. Plain text: a row is drawn a hundred times for each time somebody points at a figure. */
export function TokenText({ usage }: TokenTextProps) {
  const { inputTokens, outputTokens, totalTokens } = usage;
  if (inputTokens === undefined && outputTokens === undefined && totalTokens === undefined) return null;
  if (inputTokens === undefined && outputTokens === undefined)
    return <span>{formatTokens(totalTokens ?? 0)} tokens</span>;
  return (
    <span title={toWords(usage)} className="tabular whitespace-nowrap">
      {inputTokens !== undefined && (
        <>
          <span className="text-ink-faint">↑</span>
          {formatTokens(inputTokens)}
        </>
      )}
      {outputTokens !== undefined && (
        <>
          <span className="ml-1 text-ink-faint">↓</span>
          {formatTokens(outputTokens)}
        </>
      )}
    </span>
  );
}

function toWords(usage: TraceSummaryBody['usage']): string {
  return (Object.keys(WORDS) as (keyof typeof WORDS)[])
    .filter((key) => usage[key] !== undefined)
    .map((key) => `${formatCount(usage[key] ?? 0)} ${WORDS[key]}`)
    .join('\n');
}
