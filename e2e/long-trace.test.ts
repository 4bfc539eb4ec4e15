import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { type MadeSpan, postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';

const SPAN_COUNT = 10_000;
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

it(`a trace of ${SPAN_COUNT} spans shows its first rows at once and scrolls smoothly`, async () => {
  await postMadeTrace(gander.url, makeAgentRun());
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces`);
  await page.getByRole('row', { name: /long run/ }).waitFor();
  await watchLongTasks(page);

  const openedAt = Date.now();
  await page.getByRole('row', { name: /long run/ }).click();
  await page.getByRole('treegrid', { name: 'Spans' }).getByRole('row').nth(5).waitFor();
  const firstRowsMs = Date.now() - openedAt;
  await page.getByText(/10,000 spans/).waitFor({ timeout: 20_000 });

  await takeLongTasks(page);
  const grid = page.getByRole('treegrid', { name: 'Spans' });
  await grid.hover();
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, 1_500);
    await page.waitForTimeout(16);
  }
  const longTasksMs = await takeLongTasks(page);
  console.log(`first rows ${firstRowsMs} ms; long tasks while scrolling: ${longTasksMs.join(', ') || 'none'} ms`);
  // Times depend on the machine, so they are printed; what makes them short is that the page stays small.
  expect(await grid.getByRole('row').count()).toBeLessThan(MAX_ROWS_IN_PAGE);
  await grid.focus();
  await page.keyboard.press('End');
  await page
    .getByRole('row', { name: /chat 999\.\d/ })
    .last()
    .waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('a payload of 5 MB opens and can be read to its end', async () => {
  const rows = Array.from({ length: 40_000 }, (_, index) => ({
    index,
    text: `row ${index} of a large result, ${'x'.repeat(80)}`,
  }));
  const attributes = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.call.result': JSON.stringify(rows) };
  const traceId = await postMadeTrace(gander.url, [{ name: 'large result', attributes }]);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/tr-${traceId}`);
  await page.getByRole('button', { name: /Result.*5\.\d MB/ }).click();
  await page
    .getByText(/row 0 of a large result/)
    .first()
    .waitFor({ timeout: 10_000 });
  expect(problems).toEqual([]);
  await context.close();
});

function makeAgentRun(): MadeSpan[] {
  const spans: MadeSpan[] = [{ name: 'long run' }];
  for (let step = 0; spans.length < SPAN_COUNT; step += 1) {
    const parent = spans.length;
    spans.push({ name: `step ${step}`, parent: 0, attributes: { 'gen_ai.operation.name': 'invoke_agent' } });
    for (let call = 0; call < 9 && spans.length < SPAN_COUNT; call += 1) {
      spans.push({ name: `chat ${step}.${call}`, parent, attributes: { 'gen_ai.operation.name': 'chat' } });
    }
  }
  return spans;
}

/** https://developer.mozilla.org/docs/Web/API/PerformanceLongTaskTiming */
async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const store = Object.assign(window, { longTasks: new Array<number>() });
    new PerformanceObserver((list) => {
      store.longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)));
    }).observe({ type: 'longtask', buffered: false });
  });
}

async function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { longTasks } = window as unknown as { longTasks: number[] };
    return longTasks.splice(0);
  });
}
