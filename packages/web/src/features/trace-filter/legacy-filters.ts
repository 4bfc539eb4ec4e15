import { TRACE_STATES } from '@gander/core/trace-summary';

import { FILTER_KEYS } from './filter-keys.ts';
import { quoteText } from './quote-text.ts';

/** As many as the server takes. */
const MAX_ID_CHARS = 8000;

/**
 * Adds to a filter what the parameters `state`, `session` and `user` say: one way to say which traces is enough for all
 * that comes after. What the filter says already is not said again.
 */
export function includeLegacyFilters(filter: string, search: Readonly<Record<string, unknown>>): string {
  const conditions = [
    toStateCondition(search['state']),
    toIdCondition(FILTER_KEYS.session, search['session']),
    toIdCondition(FILTER_KEYS.user, search['user']),
  ];
  const added = conditions.filter((condition) => condition !== undefined && !filter.includes(condition));
  if (added.length === 0) return filter;
  const before = filter === '' ? [] : [/\bOR\b/i.test(filter) ? `(${filter})` : filter];
  return [...before, ...added].join(' AND ');
}

function toStateCondition(state: unknown): string | undefined {
  if (typeof state !== 'string') return undefined;
  const wanted = new Set(state.split(','));
  const states = TRACE_STATES.filter((name) => wanted.has(name));
  if (states.length === 0) return undefined;
  if (states.length === 1) return `${FILTER_KEYS.state} = ${quoteText(states.join(''))}`;
  return `${FILTER_KEYS.state} IN (${states.map(quoteText).join(', ')})`;
}

function toIdCondition(key: string, id: unknown): string | undefined {
  if (typeof id !== 'string' || id === '') return undefined;
  return `${key} = ${quoteText(id.slice(0, MAX_ID_CHARS))}`;
}
