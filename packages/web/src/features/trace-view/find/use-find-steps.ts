import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { useMemo } from 'react';

import { useTracePlace } from '../trace-place.ts';
import type { TreeRow } from '../tree/tree-line.ts';
import type { FindMatches } from './FindBar.tsx';
import { toMatchTab } from './to-match-tab.ts';
import { listInOrder, type Found } from './use-find.ts';

export interface FindStepsOptions {
  readonly found: Found;
  readonly rows: readonly TreeRow[];
  readonly selectedId: string | undefined;
  readonly isMatchesOnly: boolean;
  /** Tells of a span whether a filter lets it through; the same as long as the filter is. */
  readonly isShown: ((span: SpanRowBody) => boolean) | undefined;
}

/** From match to match in the order of the tree, round and round; the selected one is in the URL by its number, too. */
export function useFindSteps({
  found,
  rows,
  selectedId,
  isMatchesOnly,
  isShown,
}: FindStepsOptions): FindMatches | undefined {
  const { url, change } = useTracePlace();
  const { matchIds, isSearching, error } = found;
  const order = useMemo(
    () => (matchIds === undefined ? [] : listInOrder(rows, matchIds, isShown)),
    [rows, matchIds, isShown],
  );
  const at = useMemo(() => (selectedId === undefined ? -1 : order.indexOf(selectedId)), [order, selectedId]);
  if (matchIds === undefined) return undefined;

  function findNext(step: 1 | -1): number {
    if (at >= 0) return (at + step + order.length) % order.length;
    // From a span that does not match: the next one below it, or above.
    const start = rows.findIndex((row) => row.span.spanId === selectedId);
    const isBehind = (row: TreeRow, index: number) =>
      index > start && matchIds?.has(row.span.spanId) === true && isShown?.(row.span) !== false;
    const next = rows.find(isBehind);
    const nextAt = next === undefined ? 0 : order.indexOf(next.span.spanId);
    return step === 1 ? nextAt : (nextAt - 1 + order.length) % order.length;
  }
  return {
    count: order.length,
    current: at < 0 ? undefined : at + 1,
    isSearching,
    error,
    isMatchesOnly,
    onMatchesOnly(isOnly) {
      change({ context: isOnly ? undefined : '1' });
    },
    onStep(step) {
      const next = findNext(step);
      const span = order[next];
      if (span === undefined) return;
      const tab = toMatchTab(found.places.get(span), url.tab);
      change({ span, match: String(next + 1), tab: tab === 'overview' ? undefined : tab });
    },
  };
}
