import type { Usage } from '@gander/core/usage';

import { formatCount } from '../format/tokens.ts';

const LINES = [
  ['inputTokens', 'Input', false],
  ['cacheReadTokens', 'read from cache', true],
  ['cacheWriteTokens', 'written to cache', true],
  ['outputTokens', 'Output', false],
  ['reasoningTokens', 'reasoning', true],
  ['totalTokens', 'Total', false],
] as const satisfies readonly (readonly [keyof Usage, string, boolean])[];

/** All token counts that are known, parts indented below what includes them. */
export function UsageBreakdown({ usage }: { readonly usage: UsageLike }) {
  return (
    <dl className="tabular grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5">
      {LINES.filter(([key]) => usage[key] !== undefined).map(([key, label, isPart]) => (
        <div key={key} className="contents">
          <dt className={isPart ? 'pl-3 text-ink-faint' : ''}>{label}</dt>
          <dd className="text-right">{formatCount(usage[key] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** As it comes from the API: a key may be there without a value. */
type UsageLike = { readonly [Key in keyof Usage]?: number | undefined };
