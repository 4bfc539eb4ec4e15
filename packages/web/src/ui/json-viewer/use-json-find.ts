import { useEffect, useState } from 'react';

import { findInJson, type JsonMatches } from './find-in-json.ts';

/** As long as the page may be busy at a time. */
const SLICE_MS = 12;

export interface JsonFind {
  /** What the matches are of: until a search has ended, the text before. */
  readonly text: string;
  readonly matches: JsonMatches | undefined;
  readonly isSearching: boolean;
}

const NOTHING: JsonFind = { text: '', matches: undefined, isSearching: false };

/** Searches a document while the page goes on; a new text ends the search for the old one. */
export function useJsonFind(bytes: Uint8Array, text: string): JsonFind {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    if (text === '') {
      setFound(NOTHING);
      return undefined;
    }
    let isCurrent = true;
    const search = findInJson(bytes, text);
    const work = () => {
      if (!isCurrent) return;
      const until = performance.now() + SLICE_MS;
      while (performance.now() < until) {
        const step = search.next();
        if (step.done === true) {
          setFound({ text, matches: step.value, isSearching: false });
          return;
        }
      }
      setTimeout(work, 0);
    };
    setFound((last) => ({ ...last, isSearching: true }));
    work();
    return () => {
      isCurrent = false;
    };
  }, [bytes, text]);
  return found;
}
