import type { TraceDistributionBody } from '@gander/api/gander/facet-schemas';
import type { NumberRange } from '@gander/core/query/traces/edit/number-range';
import clsx from 'clsx';
import { Check } from 'lucide-react';

import { formatTokens } from '../../../../format/tokens.ts';
import { listMarks } from './list-marks.ts';
import type { RangeDefinition } from './range-definition.ts';

export interface MarkRowsProps {
  readonly definition: RangeDefinition;
  readonly distribution: TraceDistributionBody;
  readonly range: NumberRange;
  readonly onRange: (range: NumberRange) => void;
}

const SHARES = { p50: '50%', p95: '5%', p99: '1%' } as const;

/** The slowest half, twentieth and hundredth (or dearest …), each a way to see these alone. */
export function MarkRows({ definition: { format, most }, distribution, range, onRange }: MarkRowsProps) {
  return (
    <ul>
      {listMarks(distribution).map(({ name, value, count }) => {
        const isChosen = range.max === undefined && range.min?.value === value && range.min.isOpen !== true;
        const label = `${most} ${SHARES[name]}`;
        return (
          <li key={name} className="flex h-6.5 items-center pr-8 pl-2 hover:bg-hover max-[900px]:h-9 max-[900px]:pr-11">
            <button
              type="button"
              aria-pressed={isChosen}
              title={`${label} (${name}): ${format(value)} or more`}
              onClick={() => {
                onRange(isChosen ? {} : { min: { value } });
              }}
              className="flex h-full min-w-0 flex-1 items-center gap-2 rounded text-left -outline-offset-2"
            >
              <span
                aria-hidden
                className={clsx(
                  'flex size-3.5 shrink-0 items-center justify-center rounded-sm border',
                  isChosen ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-surface',
                )}
              >
                {isChosen && <Check size={11} strokeWidth={3} />}
              </span>
              <span className="min-w-0 flex-1 truncate">
                {label} <span className="tabular text-xs text-ink-faint">≥ {format(value)}</span>
              </span>
              <span className="tabular shrink-0 text-xs text-ink-soft">{formatTokens(count)}</span>
              <span className="sr-only"> {count === 1 ? 'trace' : 'traces'}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
