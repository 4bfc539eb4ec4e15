import type { Page } from 'playwright-core';

/** Gathers tasks of more than 50 ms from here on: https://developer.mozilla.org/docs/Web/API/PerformanceLongTaskTiming */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const store = Object.assign(window, { longTasks: new Array<number>() });
    new PerformanceObserver((list) => {
      store.longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)));
    }).observe({ type: 'longtask', buffered: false });
  });
}

/** Those since the last call, in milliseconds by the clock: on a busy machine most of that is waiting for a turn. */
export async function takeLongTasks(page: Page): Promise<string> {
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
  return tasks.length === 0 ? 'none' : `${tasks.join(', ')} ms`;
}
