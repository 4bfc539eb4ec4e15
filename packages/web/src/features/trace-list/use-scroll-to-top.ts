import { type RefObject, useEffect, useRef } from 'react';

export interface ScrollToTopOptions {
  readonly scrollRef: RefObject<HTMLElement | null>;
  /** Another list starts at the top; a list that is opened again stands where it was left. */
  readonly listKey: string;
}

export function useScrollToTop({ scrollRef, listKey }: ScrollToTopOptions): () => void {
  const shownKey = useRef(listKey);
  useEffect(() => {
    if (shownKey.current !== listKey) scrollRef.current?.scrollTo({ top: 0 });
    shownKey.current = listKey;
  }, [scrollRef, listKey]);
  return () => {
    scrollRef.current?.scrollTo({ top: 0 });
  };
}
