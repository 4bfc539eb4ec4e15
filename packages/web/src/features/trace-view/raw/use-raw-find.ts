import { type RefObject, useState } from 'react';

import type { JsonFound, JsonSearch } from '../../../ui/json-viewer/use-json-search.ts';
import type { FindMatches } from '../find/FindBar.tsx';
import { stepMatch, toCurrentMatch } from '../find/step-match.ts';
import { useTracePlace } from '../trace-place.ts';

export interface RawFindOptions {
  /** Empty while nothing is looked for, or not in the raw view. */
  readonly find: string;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

const NOTHING: JsonFound = { count: 0, isComplete: true, isSearching: true };

/** The search of the trace, led through the JSON of the raw view: it counts, and shows the match that is looked at. */
export function useRawFind({ find, searchRef }: RawFindOptions): {
  readonly search: JsonSearch;
  readonly matches: FindMatches | undefined;
} {
  const { url, change } = useTracePlace();
  const [found, setFound] = useState(NOTHING);
  const text = find.trim();
  const { count, isComplete, isSearching } = found;
  const current = toCurrentMatch(url.match, count);
  const search: JsonSearch = {
    text,
    match: current ?? 1,
    onFound: setFound,
    onOpen() {
      searchRef.current?.focus();
    },
  };
  if (text === '') return { search, matches: undefined };
  return {
    search,
    matches: {
      count,
      current,
      isSearching,
      isPartial: !isComplete,
      error: null,
      onStep(step) {
        const next = stepMatch(current, count, step);
        if (next !== undefined) change({ match: String(next) });
      },
    },
  };
}
