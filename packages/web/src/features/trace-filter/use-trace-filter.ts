import { excludeValue, includeValue, dropValue, dropValues } from '@gander/core/query/traces/edit/edit-values';
import { type NumberRange, writeRange } from '@gander/core/query/traces/edit/number-range';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

import { parseTraceListUrl, pickTraceFilter, type TraceFilterUrl, type TraceListUrl } from '../trace-list/url.ts';
import { checkFilter, type FilterProblem } from './language/check-filter.ts';

export type TraceListChange = { readonly [Key in keyof TraceListUrl]?: TraceListUrl[Key] | undefined };

export interface ChangeOptions {
  /** Instead of the state before, so that Back does not return to it: for what changes with every key typed. */
  readonly isReplacing?: boolean;
}

export interface TraceFilterControl {
  readonly url: TraceListUrl;
  /** Why its filter cannot be read; a link may say anything. */
  readonly problem: FilterProblem | undefined;
  /** What figures are counted over: a filter that cannot be read is left out. */
  readonly counted: TraceFilterUrl;
  /** Changes these parts of the URL; `undefined` removes one. */
  readonly change: (change: TraceListChange, options?: ChangeOptions) => void;
  /** Only traces with this value, or with another one that was included before. Keys: `FILTER_KEYS`, `quoteKey('tags', name)`. */
  readonly include: (key: string, value: string) => void;
  /** Only traces without it. */
  readonly exclude: (key: string, value: string) => void;
  /** Only traces of which a number is within these bounds, instead of those it had; no bounds, all. */
  readonly bound: (key: string, range: NumberRange) => void;
  /** Neither asked for nor ruled out any more; without a value, all values of the key. */
  readonly remove: (key: string, value?: string) => void;
  /** All traces of the experiment. */
  readonly clear: () => void;
}

/** Takes all filters away when it is put into a URL. */
export const NO_FILTER = { filter: undefined, q: undefined, range: undefined, from: undefined, to: undefined } as const;

/** All time. */
export const NO_TIME = { range: undefined, from: undefined, to: undefined } as const;

/** The filters of traces, which stand in the URL. Works anywhere on the pages of the list and the dashboard. */
export function useTraceFilter(): TraceFilterControl {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const searchText = JSON.stringify(search);
  // The router keeps parameters that it does not know; here they would be the old names of what `filter` says now.
  const url = useMemo(() => parseTraceListUrl(JSON.parse(searchText) as Record<string, unknown>), [searchText]);

  const update = useCallback(
    (toChange: (url: TraceListUrl) => TraceListChange, { isReplacing = false }: ChangeOptions = {}) => {
      void navigate({
        to: '.',
        search: (current: Record<string, unknown>) => {
          const before = parseTraceListUrl(current);
          return { ...before, ...toChange(before) } as TraceListUrl;
        },
        state: (current) => current,
        replace: isReplacing,
        resetScroll: false,
      });
    },
    [navigate],
  );

  return useMemo(() => {
    const problem = checkFilter(url.filter ?? '');
    const { filter: _, ...others } = pickTraceFilter(url);
    return {
      url,
      problem,
      counted: problem === undefined ? pickTraceFilter(url) : others,
      change(change, options) {
        update(() => change, options);
      },
      include(key, value) {
        update(({ filter = '' }) => ({ filter: toParam(includeValue(filter, key, value)) }));
      },
      exclude(key, value) {
        update(({ filter = '' }) => ({ filter: toParam(excludeValue(filter, key, value)) }));
      },
      bound(key, range) {
        update(({ filter = '' }) => ({ filter: toParam(writeRange(filter, key, range)) }));
      },
      remove(key, value) {
        update(({ filter = '' }) => ({
          filter: toParam(value === undefined ? dropValues(filter, key) : dropValue(filter, key, value)),
        }));
      },
      clear() {
        update(() => NO_FILTER);
      },
    };
  }, [url, update]);
}

function toParam(filter: string): string | undefined {
  return filter === '' ? undefined : filter;
}
