import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { newId, postTimedSpans, type TimedSpan } from './support/post-timed-spans.ts';

/** Whatever the length of the trace, the page holds a screen of rows and some more above and below. */
const MAX_ROWS_IN_PAGE = 120;

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

it('a running trace grows and settles without moving what is being read', async () => {
  const traceId = newId(16);
  const rootId = newId(8);
  const send = (spans: readonly TimedSpan[]) => postTimedSpans(gander.url, { traceId, spans });
  const children = (from: number, count: number) =>
    Array.from({ length: count }, (_, index): TimedSpan => ({
      name: `step ${from + index}`,
      parentId: rootId,
      startMs: 10 + (from + index) * 10,
      endMs: 15 + (from + index) * 10,
    }));
  await send([{ name: 'run', spanId: rootId, startMs: 0 }, ...children(0, 60)]);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/tr-${traceId}`);
  const grid = page.getByRole('treegrid', { name: 'Spans' });
  await grid.getByRole('row', { name: /step 5\b/ }).click();
  await page.waitForURL(/span=/);
  await grid.evaluate((element) => {
    element.scrollTop = 400;
  });
  const topRow = () =>
    grid.evaluate((element) => ({ scrollTop: element.scrollTop, rows: element.getAttribute('aria-rowcount') }));
  expect(await topRow()).toEqual({ scrollTop: 400, rows: '61' });

  await send(children(60, 40));
  await expect.poll(topRow, { timeout: 15_000 }).toEqual({ scrollTop: 400, rows: '101' });
  await send([{ name: 'run', spanId: rootId, startMs: 0, endMs: 1100 }]);
  await page.locator('header').getByText('OK', { exact: true }).waitFor({ timeout: 15_000 });
  expect(await topRow()).toEqual({ scrollTop: 400, rows: '101' });
  expect(await page.getByRole('region', { name: 'Span' }).innerText()).toContain('step 5');
  expect(problems).toEqual([]);
  await context.close();
}, 60_000);

/** https://developer.mozilla.org/docs/Web/API/PerformanceLongTaskTiming */
async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const store = Object.assign(window, { longTasks: new Array<number>() });
    new PerformanceObserver((list) => {
      store.longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)));
    }).observe({ type: 'longtask', buffered: false });
  });
}

async function takeLongTasks(page: Page): Promise<string> {
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
  return tasks.length === 0 ? 'none' : `${tasks.join(', ')} ms`;
}

function makeLongRun(count: number): TimedSpan[] {
  const rootId = newId(8);
  const spans: TimedSpan[] = [{ name: 'long run', spanId: rootId, startMs: 0, endMs: count + 5 }];
  while (spans.length < count) {
    const stepId = newId(8);
    const at = spans.length;
    spans.push({ name: `step ${at}`, spanId: stepId, parentId: rootId, startMs: at, endMs: at + 20 });
    for (let call = 0; call < 19 && spans.length < count; call += 1) {
      spans.push({
        name: call < 8 ? 'retry' : `call ${at}.${call}`,
        parentId: stepId,
        startMs: at + call,
        endMs: at + call + 1,
        attributes: { 'gen_ai.operation.name': call < 8 ? 'execute_tool' : 'chat', 'input.value': `needle ${at}` },
        ...(call === 3 && at % 5 === 1 && { error: 'failed' }),
      });
    }
  }
  return spans;
}

it.each([10_000, 100_000])(
  '%d spans open, scroll, zoom and are searched',
  async (count) => {
    const traceId = newId(16);
    await postTimedSpans(gander.url, { traceId, spans: makeLongRun(count) });
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    await page.goto(`${gander.url}/experiments/0/traces`);
    await page
      .getByRole('row', { name: /long run/ })
      .first()
      .waitFor();
    await watchLongTasks(page);
    const openedAt = Date.now();
    await page.evaluate((path) => {
      window.history.pushState({}, '', path);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, `/experiments/0/traces/tr-${traceId}`);
    const grid = page.getByRole('treegrid', { name: 'Spans' });
    await grid.getByRole('row').nth(5).waitFor();
    const firstRowsMs = Date.now() - openedAt;
    await page.getByText(`${count.toLocaleString('en-US')} spans`, { exact: true }).waitFor({ timeout: 90_000 });
    const openingTasks = await takeLongTasks(page);
    await grid.hover();
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.wheel(0, 1_500);
      await page.waitForTimeout(16);
    }
    const scrollingTasks = await takeLongTasks(page);
    expect(await grid.getByRole('row').count()).toBeLessThan(MAX_ROWS_IN_PAGE);
    await page.keyboard.down('Control');
    for (let step = 0; step < 20; step += 1) await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await page.waitForURL(/zoom=/);
    const zoomingTasks = await takeLongTasks(page);

    const searchedAt = Date.now();
    await page.keyboard.press('/');
    await page.keyboard.type('needle 21');
    await page
      .getByRole('status')
      .filter({ hasText: /^[\d,]+ matches$/ })
      .waitFor({ timeout: 60_000 });
    const searchMs = Date.now() - searchedAt;
    // Times depend on the machine, so they are printed; what makes them short is that the page stays small.
    console.log(
      `${count} spans: first rows ${firstRowsMs} ms, found ${searchMs} ms; long tasks while loading: ${openingTasks}; ` +
        `scrolling: ${scrollingTasks}; zooming: ${zoomingTasks}`,
    );
    expect(problems).toEqual([]);
    await context.close();
  },
  180_000,
);
