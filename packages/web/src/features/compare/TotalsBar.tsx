import type { TraceSummaryBody } from '@gander/api/gander/trace-schemas';

import { DeltaText } from './DeltaText.tsx';
import { FIGURE_LOOKS, FIGURES, toFigures } from './figures.ts';

export interface TotalsBarProps {
  readonly left: TraceSummaryBody;
  readonly right: TraceSummaryBody;
}

/** What the two traces took as a whole, and by how much B differs from A. */
export function TotalsBar({ left, right }: TotalsBarProps) {
  const before = toFigures(left);
  const after = toFigures(right);
  return (
    <dl aria-label="Totals" className="flex flex-wrap items-baseline gap-x-5 gap-y-1 text-xs">
      {FIGURES.map((figure) => {
        const { label, format } = FIGURE_LOOKS[figure];
        const [from, to] = [before[figure], after[figure]];
        if (from === undefined && to === undefined) return null;
        return (
          <div key={figure} className="flex items-baseline gap-1.5">
            <dt className="text-ink-faint">{label}</dt>
            <dd className="tabular flex items-baseline gap-1.5">
              <span>
                {from === undefined ? '–' : format(from)} → {to === undefined ? '–' : format(to)}
              </span>
              <DeltaText figure={figure} before={from} after={to} hasPercent />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
