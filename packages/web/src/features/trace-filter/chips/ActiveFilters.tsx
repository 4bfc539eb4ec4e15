import { Clock, X } from 'lucide-react';

import { FilterPaint } from '../bar/FilterPaint.tsx';
import { NO_FILTER, type TraceFilterControl } from '../use-trace-filter.ts';
import { type ActiveFilter, listActiveFilters } from './list-active-filters.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface ActiveFiltersProps {
  readonly control: TraceFilterControl;
}

/** What the list is narrowed by, each with a way to drop it. */
export function ActiveFilters({ control }: ActiveFiltersProps) {
  const active = listActiveFilters(control.url);
  if (active.length === 0) return null;
  return (
    <ul
      aria-label="Active filters"
      className="flex min-h-7 min-w-0 flex-wrap items-center gap-1.5 sm:min-h-0 sm:w-full"
    >
      {active.map((filter) => (
        <li key={filter.id} className="flex max-w-full min-w-0">
          <Chip
            filter={filter}
            onRemove={() => {
              control.change({ ...NO_FILTER, ...filter.without });
            }}
          />
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <button
            type="button"
            onClick={control.clear}
            className="h-6 rounded px-1.5 text-xs text-ink-soft hover:bg-hover hover:text-ink"
          >
            Clear all
          </button>
        </li>
      )}
    </ul>
  );
}

interface ChipProps {
  readonly filter: ActiveFilter;
  readonly onRemove: () => void;
}

function Chip({ filter: { kind, label }, onRemove }: ChipProps) {
  return (
    <span
      title={label}
      className="inline-flex h-6 max-w-full min-w-0 items-center gap-1 rounded-md border border-line bg-sunken pl-2 text-xs"
    >
      {kind === 'time' && <Clock size={12} aria-hidden className="shrink-0 text-ink-faint" />}
      <span className="min-w-0 truncate">
        {kind === 'condition' ? (
          <bdi className="font-mono">
            <FilterPaint text={label} />
          </bdi>
        ) : (
          <NameText text={label} />
        )}
      </span>
      <button
        type="button"
        aria-label={`Remove ${label}`}
        onClick={onRemove}
        className="flex h-6 w-6 shrink-0 items-center justify-center rounded-r-md text-ink-faint hover:bg-hover hover:text-ink"
      >
        <X size={12} />
      </button>
    </span>
  );
}
