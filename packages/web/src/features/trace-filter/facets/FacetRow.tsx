import clsx from 'clsx';
import { Ban, Check } from 'lucide-react';

import { formatTokens } from '../../../format/tokens.ts';
import { FILTER_KEYS } from '../filter-keys.ts';
import type { TraceFilterControl } from '../use-trace-filter.ts';
import type { FacetDefinition } from './facet-definitions.ts';
import type { FacetRowData } from './list-facet-rows.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface FacetRowProps {
  readonly row: FacetRowData;
  readonly facet: FacetDefinition;
  readonly control: TraceFilterControl;
  /** Of the most frequent value, 0 to 1. */
  readonly share: number;
}

const STATE_DOTS: Readonly<Record<string, string>> = { OK: 'bg-ok', ERROR: 'bg-error', IN_PROGRESS: 'bg-busy' };
const STATE_LABELS: Readonly<Record<string, string>> = { OK: 'OK', ERROR: 'Error', IN_PROGRESS: 'Running' };

/** A value with its count. A press includes it, one more takes that back; the button beside it excludes. */
export function FacetRow({ row: { value, count, choice }, facet, control, share }: FacetRowProps) {
  const isState = facet.key === FILTER_KEYS.state;
  const label = value === '' ? 'empty' : ((isState ? STATE_LABELS[value] : undefined) ?? value);
  return (
    <li className="group relative flex h-6.5 items-center max-[900px]:h-9 pr-2 pl-2 hover:bg-hover">
      <span
        aria-hidden
        className="absolute inset-y-0.5 left-7 rounded-sm bg-accent opacity-8"
        style={{ width: `calc((100% - 2.25rem) * ${share})` }}
      />
      <button
        type="button"
        aria-pressed={choice === 'included'}
        title={label}
        onClick={() => {
          if (choice === 'included') control.remove(facet.key, value);
          else control.include(facet.key, value);
        }}
        className="relative flex h-full min-w-0 flex-1 items-center gap-2 rounded text-left -outline-offset-2"
      >
        <span
          aria-hidden
          className={clsx(
            'flex size-3.5 shrink-0 items-center justify-center rounded-sm border',
            choice === 'included' ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-surface',
            choice === 'excluded' && 'border-error text-error',
          )}
        >
          {choice === 'included' && <Check size={11} strokeWidth={3} />}
          {choice === 'excluded' && <Ban size={11} />}
        </span>
        {isState && <span aria-hidden className={clsx('size-2 shrink-0 rounded-full', STATE_DOTS[value])} />}
        <span className="sr-only">Include </span>
        <span
          className={clsx(
            'min-w-0 flex-1 truncate',
            choice === 'excluded' && 'text-ink-faint line-through',
            value === '' && 'text-ink-faint italic',
          )}
        >
          <NameText text={label} />
        </span>
        <span className="tabular shrink-0 text-xs text-ink-soft">{formatTokens(count)}</span>
        <span className="sr-only"> {count === 1 ? 'trace' : 'traces'}</span>
      </button>
      <button
        type="button"
        aria-pressed={choice === 'excluded'}
        aria-label={`Exclude ${label}`}
        title={choice === 'excluded' ? `No longer exclude ${label}` : `Exclude ${label}`}
        onClick={() => {
          if (choice === 'excluded') control.remove(facet.key, value);
          else control.exclude(facet.key, value);
        }}
        className={clsx(
          'relative ml-1 flex size-5 shrink-0 max-[900px]:size-8 items-center justify-center rounded hover:bg-line hover:text-ink',
          choice === 'excluded'
            ? 'text-error'
            : 'text-ink-faint opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-[900px]:opacity-100 pointer-coarse:opacity-100',
        )}
      >
        <Ban size={12} />
      </button>
    </li>
  );
}
