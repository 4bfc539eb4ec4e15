import { TriangleAlert } from 'lucide-react';

import { formatCount, formatTokens } from '../../format/tokens.ts';

export interface FailedSpansMarkProps {
  readonly trace: { readonly state: string; readonly errorCount: number };
}

/** Beside the state of a trace that did not fail: so many spans in it did. Nothing where the state says it already. */
export function FailedSpansMark({ trace: { state, errorCount } }: FailedSpansMarkProps) {
  if (state === 'ERROR' || errorCount === 0) return null;
  const label = `${formatCount(errorCount)} failed ${errorCount === 1 ? 'span' : 'spans'} inside`;
  return (
    <span
      title={label}
      className="tabular ml-1 inline-flex items-center gap-0.5 rounded bg-error-bg px-1 align-middle text-2xs font-medium text-error"
    >
      <TriangleAlert size={10} aria-hidden />
      <span aria-hidden>{formatTokens(errorCount)}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
