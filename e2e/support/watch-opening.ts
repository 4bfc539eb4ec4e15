import type { Page } from 'playwright-core';

export interface OpeningTimes {
  /** From the end of the answer with the first spans to the frame with the first rows. */
  readonly afterAnswerMs: number;
  /** From leaving the page before to that frame. */
  readonly totalMs: number;
}

interface Watched {
  openedAt: number;
  rowsPaintedAt?: number;
}

/**
 * Measures inside the page how long a trace takes to show its first rows. To be called right before it is opened without
 * loading a new document; the returned function waits for the rows.
 */
export async function watchOpening(page: Page): Promise<() => Promise<OpeningTimes>> {
  await page.evaluate(() => {
    const watched: Watched = { openedAt: performance.now() };
    Object.assign(window, { watchedOpening: watched });
    const observer = new MutationObserver(() => {
      if (document.querySelectorAll('[role="treegrid"][aria-label="Spans"] [role="row"]').length <= 5) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // The first message behind a frame comes when the frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          watched.rowsPaintedAt = performance.now();
        });
        port1.start();
        port2.postMessage(undefined);
      });
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  return async () => {
    const times = await page.waitForFunction(() => {
      const { openedAt, rowsPaintedAt } = (window as unknown as { watchedOpening: Watched }).watchedOpening;
      if (rowsPaintedAt === undefined) return undefined;
      const answer = performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .find(({ name, startTime }) => startTime >= openedAt && /\/traces\/[^/]+\/spans\?/.test(name));
      if (answer === undefined) throw new Error('The rows are there, but no answer with spans.');
      return { afterAnswerMs: rowsPaintedAt - answer.responseEnd, totalMs: rowsPaintedAt - openedAt };
    });
    return (await times.jsonValue()) as OpeningTimes;
  };
}
