import clsx from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';

import { FIGURE_LOOKS, type Figure, formatDelta, formatPercent, toDelta } from './figures.ts';

export interface DeltaTextProps {
  readonly figure: Figure;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly hasPercent?: boolean;
}

/** How much more or less, with an arrow and a word: its colour is not all that says whether it is good. */
export function DeltaText({ figure, before, after, hasPercent = false }: DeltaTextProps) {
  const delta = toDelta(figure, before, after);
  if (delta === undefined) return null;
  const { value, percent, verdict } = delta;
  const look = FIGURE_LOOKS[figure];
  const Arrow = value < 0 ? ArrowDown : ArrowUp;
  const isSame = verdict === 'same';
  return (
    <span
      title={`${look.label}: ${formatDelta(figure, value)}${isSame ? '' : ` (${value < 0 ? look.less : look.more})`}`}
      className={clsx(
        'tabular inline-flex items-center gap-0.5 whitespace-nowrap',
        isSame ? 'text-ink-soft' : verdict === 'better' ? 'text-ok' : 'text-error',
      )}
    >
      {!isSame && <Arrow size={11} aria-label={value < 0 ? look.less : look.more} className="shrink-0" />}
      {isSame && value === 0 ? '=' : formatDelta(figure, value)}
      {hasPercent && !isSame && percent !== undefined && (
        <span className="text-2xs max-sm:hidden">({formatPercent(percent)})</span>
      )}
    </span>
  );
}
