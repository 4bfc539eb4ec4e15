import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { takeLongTasks, watchLongTasks } from './support/long-tasks.ts';
import { type MadeSpan, postMadeTrace } from './support/make-trace.ts';
import { measureWork } from './support/measure-work.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { watchOpening } from './support/watch-opening.ts';

const SPAN_COUNT = 10_000;
/** Whatever the length of the trace, the page holds a screen of rows and some more above and below. */
const MAX_ROWS_IN_PAGE = 120;
/** Of one task while scrolling, in time of the processor: 50 ms are wanted, a slow machine may take thrice that. */
const MAX_TASK_MS = 150;

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

  const rowsPainted = await watchOpening(page);
  await page.getByRole('row', { name: /long run/ }).click();
  const opening = await rowsPainted();
  await page.getByText(/10,000 spans/).waitFor({ timeout: 20_000 });

  await takeLongTasks(page);
  const grid = page.getByRole('treegrid', { name: 'Spans' });
  await grid.hover();
  const work = await measureWork(page, async () => {
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.wheel(0, 1_500);
      await page.waitForTimeout(16);
    }
  });
  console.log(
    `first rows ${Math.round(opening.afterAnswerMs)} ms after the answer, ${Math.round(opening.totalMs)} ms after the click; ` +
      `long tasks while scrolling: ${await takeLongTasks(page)}, the longest ${work.longestTaskMs.toFixed(1)} ms of the processor`,
  );
  // Times by the clock depend on what else the machine does, so they are printed; work has its bound.
  expect(work.longestTaskMs).toBeLessThan(MAX_TASK_MS);
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

it('a jump through the tree makes no rows: those that are there show others', async () => {
  const traceId = await postMadeTrace(gander.url, makeAgentRun(2_000));
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/tr-${traceId}`);
  await page.getByText(/2,000 spans/).waitFor();
  const grid = page.getByRole('treegrid', { name: 'Spans' });
  await grid.getByRole('row', { name: /step 0/ }).waitFor();
  const marked = await markRows(grid);
  expect(marked).toBeGreaterThan(20);

  await grid.evaluate((element) => {
    element.scrollTop = 20_000;
  });
  await grid
    .getByRole('row', { name: /chat 76\.\d/ })
    .first()
    .waitFor();
  expect(await countMarked(grid)).toBe(marked);
  // What is said of the rows is that of the new ones, in order.
  const indexes = await grid
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
  const [first = 0] = indexes;
  expect(first).toBeGreaterThan(700);
  expect(indexes).toEqual(indexes.map((_, position) => first + position));

  // A click and the keys mean the rows that are seen.
  await grid.getByRole('row', { name: 'Chat model chat 77.3' }).click();
  await page.getByRole('region', { name: 'Span' }).getByText('chat 77.3').waitFor();
  await page.keyboard.press('j');
  await grid.getByRole('row', { selected: true }).filter({ hasText: 'chat 77.4' }).waitFor();
  await grid
    .getByRole('row', { name: /step 77/ })
    .getByRole('button', { name: 'Collapse' })
    .click();
  await grid
    .getByRole('row', { name: /step 77/ })
    .getByRole('button', { name: 'Expand 9 spans' })
    .waitFor();
  expect(await grid.getByText('chat 77.3').count()).toBe(0);
  // What was pressed is another row's by now: the keys are the tree's.
  expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(problems).toEqual([]);
  await context.close();
});

/** Puts something on every row that only its element carries. */
async function markRows(grid: Locator): Promise<number> {
  return grid.getByRole('row').evaluateAll((rows) => {
    for (const row of rows) Object.assign(row, { isMarked: true });
    return rows.length;
  });
}

async function countMarked(grid: Locator): Promise<number> {
  return grid.getByRole('row').evaluateAll((rows) => rows.filter((row) => 'isMarked' in row).length);
}

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

function makeAgentRun(count = SPAN_COUNT): MadeSpan[] {
  const spans: MadeSpan[] = [{ name: 'long run' }];
  for (let step = 0; spans.length < count; step += 1) {
    const parent = spans.length;
    spans.push({ name: `step ${step}`, parent: 0, attributes: { 'gen_ai.operation.name': 'invoke_agent' } });
    for (let call = 0; call < 9 && spans.length < count; call += 1) {
      spans.push({ name: `chat ${step}.${call}`, parent, attributes: { 'gen_ai.operation.name': 'chat' } });
    }
  }
  return spans;
}
