import type { JsonMatch } from './use-json-search.ts';

/** Knows whether the reader still looks at the match. */
export interface MatchSight {
  /** The reader went somewhere else by hand. */
  readonly leave: () => void;
  /** Whether this match has to be in sight now. */
  readonly isDue: (match: JsonMatch) => boolean;
}

/**
 * A match that was stepped to is brought into sight wherever the reader is. The same match in a document that has grown
 * meanwhile is kept there only until the reader leaves it: nobody who reads is pulled back.
 */
export function createMatchSight(): MatchSight {
  let isLeft = false;
  let last: JsonMatch | undefined;
  return {
    leave() {
      isLeft = true;
    },
    isDue(match) {
      if (match !== last && !match.isAgain) isLeft = false;
      last = match;
      return !isLeft;
    },
  };
}
