import { useQueries } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';

import { useGander } from '../../app/gander-context.ts';
import { formatCount } from '../../format/tokens.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { FilterPaint } from './bar/FilterPaint.tsx';
import { type ActiveFilter, listActiveFilters } from './chips/list-active-filters.ts';
import { traceTotalQuery } from './queries.ts';
import { NO_FILTER, type TraceFilterControl } from './use-trace-filter.ts';

export interface EmptyResultProps {
  readonly experimentId: string;
  readonly control: TraceFilterControl;
}

/** More would be as many searches at once. */
const MAX_TRIED = 8;

/** No trace matches: which condition is to blame, and what dropping it would bring. */
export function EmptyResult({ experimentId, control }: EmptyResultProps) {
  const { client } = useGander();
  const active = listActiveFilters(control.url).slice(0, MAX_TRIED);
  const totals = useQueries({
    queries: active.map(({ without }) => traceTotalQuery(client, experimentId, without)),
  });
  const offers = active
    .map((filter, index) => ({ filter, count: totals[index]?.data?.total }))
    .filter(({ count }) => count !== 0)
    .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  const isCounting = totals.some(({ isPending }) => isPending);
  const isAllToBlame = !isCounting && offers.length === 0;
  return (
    <Notice
      title="No traces match these filters"
      icon={<SearchX size={20} />}
      actions={
        <Button look={isAllToBlame ? 'primary' : 'plain'} onClick={control.clear}>
          Clear filters
        </Button>
      }
    >
      {offers.length > 0 && (
        <ul aria-label="Filters that could be removed" className="mb-3 flex flex-col gap-1.5">
          {offers.map(({ filter, count }) => (
            <li key={filter.id}>
              <Offer
                filter={filter}
                count={count}
                onDrop={() => {
                  control.change({ ...NO_FILTER, ...filter.without });
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {isAllToBlame && active.length > 1 && (
        <p className="mb-2">Removing a single filter is not enough: together they leave nothing.</p>
      )}
      <p>A new trace that matches will appear here.</p>
    </Notice>
  );
}

interface OfferProps {
  readonly filter: ActiveFilter;
  /** Absent while it is counted. */
  readonly count: number | undefined;
  readonly onDrop: () => void;
}

function Offer({ filter: { kind, label }, count, onDrop }: OfferProps) {
  return (
    <button
      type="button"
      onClick={onDrop}
      className="inline-flex min-h-8 max-w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-3 py-1 text-left hover:bg-hover"
    >
      <span className="shrink-0 font-medium text-ink">Remove</span>
      <span className="min-w-0 truncate text-ink">
        {kind === 'condition' ? (
          <bdi className="font-mono text-xs">
            <FilterPaint text={label} />
          </bdi>
        ) : (
          <bdi>{label}</bdi>
        )}
      </span>
      <span className="tabular shrink-0 text-ink-faint">
        {count === undefined ? '…' : `${formatCount(count)} ${count === 1 ? 'trace' : 'traces'}`}
      </span>
    </button>
  );
}
