/** Where in the window a place may stand without being moved, and where it is moved to: shares of its height. */
const QUIET = { from: 0.06, to: 0.85 } as const;
const GOAL = 0.33;
const STILL_FRAMES = 4;
const MAX_FRAMES = 60;

/**
 * Scrolls to a place that may not be drawn yet (then `findPlace` gives nothing), and that may move when more is drawn: it
 * looks again until the place stands still, or the reader scrolls. Returns what ends it.
 */
export function scrollToPlace(scroller: HTMLElement, findPlace: () => DOMRect | undefined): () => void {
  let frame = 0;
  let frameCount = 0;
  let stillCount = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    scroller.removeEventListener('wheel', stop);
    scroller.removeEventListener('touchstart', stop);
  };
  const look = () => {
    frameCount += 1;
    const place = findPlace();
    stillCount = place === undefined || moveTo(scroller, place) ? 0 : stillCount + 1;
    if (stillCount >= STILL_FRAMES || frameCount >= MAX_FRAMES) stop();
    else frame = requestAnimationFrame(look);
  };
  scroller.addEventListener('wheel', stop, { passive: true });
  scroller.addEventListener('touchstart', stop, { passive: true });
  look();
  return stop;
}

/** Whether anything moved. */
function moveTo(scroller: HTMLElement, place: DOMRect): boolean {
  const window = scroller.getBoundingClientRect();
  const share = (place.top - window.top) / Math.max(1, window.height);
  if (share >= QUIET.from && share <= QUIET.to) return false;
  const before = scroller.scrollTop;
  scroller.scrollTop = before + (share - GOAL) * window.height;
  return Math.abs(scroller.scrollTop - before) >= 1;
}
