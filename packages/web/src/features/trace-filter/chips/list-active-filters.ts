import { outlineFilter } from '@gander/core/query/traces/edit/filter-outline';

import type { TraceFilterUrl } from '../../trace-list/url.ts';
import { formatTimeRange } from '../time/format-time-range.ts';

/** One thing that the list is narrowed by. */
export interface ActiveFilter {
  readonly id: string;
  /** As people read it: a condition as it was written, words in quotes, a time range in words. */
  readonly label: string;
  /** What the list would be narrowed by without it. */
  readonly without: TraceFilterUrl;
  readonly kind: 'condition' | 'words' | 'time';
}

/** Everything that narrows a list, in the order of the bar; a filter that cannot be read counts as one. */
export function listActiveFilters(url: TraceFilterUrl): readonly ActiveFilter[] {
  const active = listConditions(url);
  if (url.q !== undefined) {
    const { q, ...without } = url;
    active.push({ id: 'words', kind: 'words', label: `“${q}”`, without });
  }
  const time = formatTimeRange(url);
  if (time !== undefined) {
    const { range: _, from: __, to: ___, ...without } = url;
    active.push({ id: 'time', kind: 'time', label: time, without });
  }
  return active;
}

function listConditions(url: TraceFilterUrl): ActiveFilter[] {
  const { filter, ...others } = url;
  if (filter === undefined) return [];
  const parts = outlineFilter(filter)?.clauses.map(({ start, end }) => filter.slice(start, end)) ?? [filter];
  return parts.map((label, index) => {
    const rest = parts.filter((_, other) => other !== index).join(' AND ');
    return {
      id: `condition:${index}:${label}`,
      kind: 'condition',
      label,
      without: rest === '' ? others : { ...others, filter: rest },
    };
  });
}
