import { readRange, writeRange } from '@gander/core/query/traces/edit/number-range';
import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { Check, TriangleAlert } from 'lucide-react';

import { useGander } from '../../../app/gander-context.ts';
import { formatTokens } from '../../../format/tokens.ts';
import { FILTER_KEYS } from '../filter-keys.ts';
import { traceTotalQuery } from '../queries.ts';
import type { TraceFilterControl } from '../use-trace-filter.ts';

export interface FailedSpansRowProps {
  readonly experimentId: string;
  readonly control: TraceFilterControl;
}

const SOME = { min: { value: 0, isOpen: true } } as const;

/** Under the states: traces with a failed span, whatever their own state. Left out where there is none. */
export function FailedSpansRow({ experimentId, control }: FailedSpansRowProps) {
  const { client } = useGander();
  const filter = writeRange(control.counted.filter ?? '', FILTER_KEYS.failedSpans, SOME);
  const { data } = useQuery({
    ...traceTotalQuery(client, experimentId, { ...control.counted, filter }),
    placeholderData: (previous) => previous,
  });
  const isChosen = readRange(control.url.filter ?? '', FILTER_KEYS.failedSpans).min !== undefined;
  const count = data?.total ?? 0;
  if (count === 0 && !isChosen) return null;
  return (
    <li className="flex h-6.5 items-center pr-8 pl-2 hover:bg-hover max-[900px]:h-9 max-[900px]:pr-11">
      <button
        type="button"
        aria-pressed={isChosen}
        title="Traces in which a span failed, whatever became of the trace itself"
        onClick={() => {
          control.bound(FILTER_KEYS.failedSpans, isChosen ? {} : SOME);
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
        <TriangleAlert size={10} aria-hidden className="-mx-px shrink-0 text-error" />
        <span className="min-w-0 flex-1 truncate">With failed spans</span>
        <span className="tabular shrink-0 text-xs text-ink-soft">{formatTokens(count)}</span>
        <span className="sr-only"> {count === 1 ? 'trace' : 'traces'}</span>
      </button>
    </li>
  );
}
