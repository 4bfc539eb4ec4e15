/** Where an element is scrolled to and how much of it shows, in CSS pixels. */
export interface ScrollPosition {
  readonly getTopPx: () => number;
  readonly getHeightPx: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Follows the element until the returned function is called. */
  readonly watch: (element: HTMLElement) => () => void;
}

/**
 * Kept outside of React's state, so that a component draws when what it makes of the position changes, not at every
 * pixel. Read from events only: asking an element in between makes the browser lay out what has changed so far.
 */
export function createScrollPosition(guessedHeightPx: number): ScrollPosition {
  let topPx = 0;
  let heightPx = guessedHeightPx;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    getTopPx: () => topPx,
    getHeightPx: () => heightPx,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    watch(element) {
      const onScroll = () => {
        topPx = element.scrollTop;
        tell();
      };
      const observer = new ResizeObserver(([entry]) => {
        if (entry === undefined) return;
        heightPx = entry.contentRect.height;
        topPx = element.scrollTop;
        tell();
      });
      element.addEventListener('scroll', onScroll, { passive: true });
      observer.observe(element);
      return () => {
        element.removeEventListener('scroll', onScroll);
        observer.disconnect();
      };
    },
  };
}
