import { useEffect, useRef, useState } from 'react';

export interface NewTurnsOptions {
  readonly count: number;
  /** There are turns that were not read yet: what comes then is old. */
  readonly hasMore: boolean;
  /** The last turn is in view. */
  readonly isEndShown: boolean;
}

/** How many turns came while the reader was further up. The page does not move by itself. */
export function useNewTurns({ count, hasMore, isEndShown }: NewTurnsOptions): number {
  const [seenCount, setSeenCount] = useState(count);
  const wasPaging = useRef(hasMore);
  useEffect(() => {
    if (wasPaging.current || isEndShown) setSeenCount(count);
    wasPaging.current = hasMore;
  }, [count, hasMore, isEndShown]);
  return hasMore ? 0 : Math.max(0, count - seenCount);
}
