import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { takeLongTasks, watchLongTasks } from './support/long-tasks.ts';
import { measureWork } from './support/measure-work.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { newId, postTimedSpans, type TimedSpan } from './support/post-timed-spans.ts';
import { watchOpening } from './support/watch-opening.ts';

/** Whatever the length of the trace, the page holds a screen of rows and some more above and below. */
const MAX_ROWS_IN_PAGE = 120;
const SCROLL_STEPS = 60;

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

it('a parent that has not ended has its place already, and takes it without a jump', async () => {
  const traceId = newId(16);
  const rootId = newId(8);
  const send = (spans: readonly TimedSpan[]) => postTimedSpans(gander.url, { traceId, spans });
  await send(
    Array.from({ length: 5 }, (_, at) => ({
      name: `step ${at}`,
      parentId: rootId,
      startMs: 10 + at * 10,
      endMs: 15 + at * 10,
    })),
  );
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  const path = `${gander.url}/experiments/0/traces/tr-${traceId}`;
  await page.goto(path);
  const grid = page.getByRole('treegrid', { name: 'Spans' });
  const levels = () =>
    grid.getByRole('row').evaluateAll((rows) => rows.map((row) => `${row.id} ${row.getAttribute('aria-level')}`));
  await grid.getByText('step 4').waitFor();
  expect(await grid.getByText('parent missing').count()).toBe(0);
  const panel = page.getByRole('region', { name: 'Span' });
  await panel.getByText('step 0').first().waitFor();
  const before = await levels();
  expect(before).toHaveLength(6);

  await grid.getByText('still running').click();
  await page.getByRole('heading', { name: 'This span is still running' }).waitFor();
  await page.goto(path);
  await panel.getByText('step 0').first().waitFor();

  await send([{ name: 'run', spanId: rootId, startMs: 0, endMs: 100 }]);
  await grid.getByText('run', { exact: true }).waitFor({ timeout: 15_000 });
  expect(await levels()).toEqual(before);
  expect(await panel.innerText()).toContain('step 0');

  // The trace has ended: whoever is missing now stays so.
  await send([{ name: 'lost', parentId: newId(8), startMs: 40, endMs: 41 }]);
  await grid.getByText('parent missing').waitFor({ timeout: 15_000 });
  expect(problems).toEqual([]);
  await context.close();
}, 60_000);

it('a trace that did not change while nobody listened is not read again', async () => {
  const traceId = newId(16);
  const spans = Array.from({ length: 8 }, (_, index) => ({ name: `step ${index}`, startMs: index, endMs: index + 1 }));
  await postTimedSpans(gander.url, { traceId, spans });
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  const path = `/traces/tr-${traceId}`;
  await page.goto(`${gander.url}/experiments/0${path}`);
  const grid = page.getByRole('treegrid', { name: 'Spans' });
  await grid.getByText('step 7').waitFor();

  const read: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/') && pathname.includes(path)) read.push(pathname.split(path)[1] ?? '');
  });
  const comeBack = async () => {
    const summary = page.waitForResponse((response) => response.url().endsWith(path));
    await showTab(page, 'hidden');
    await showTab(page, 'visible');
    await summary;
  };
  await comeBack();
  await page.waitForTimeout(300);
  expect(read.filter((rest) => rest === '/spans')).toEqual([]);

  await showTab(page, 'hidden');
  await postTimedSpans(gander.url, { traceId, spans: [{ name: 'late step', startMs: 20, endMs: 21 }] });
  await showTab(page, 'visible');
  await grid.getByText('late step').waitFor({ timeout: 15_000 });
  expect(problems).toEqual([]);
  await context.close();
});

/** As a browser tells a page that another tab is in front of it. */
async function showTab(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
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

/** Of the processor, for 10,000 spans and then for 100,000. */
const workPerStepMs: number[] = [];

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
    const rowsPainted = await watchOpening(page);
    const openedAt = Date.now();
    await page.evaluate((path) => {
      window.history.pushState({}, '', path);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, `/experiments/0/traces/tr-${traceId}`);
    const opening = await rowsPainted();
    await page.getByText(`${count.toLocaleString('en-US')} spans`, { exact: true }).waitFor({ timeout: 90_000 });
    const allMs = Date.now() - openedAt;
    const openingTasks = await takeLongTasks(page);
    const grid = page.getByRole('treegrid', { name: 'Spans' });
    await grid.hover();
    const work = await measureWork(page, async () => {
      for (let step = 0; step < SCROLL_STEPS; step += 1) {
        await page.mouse.wheel(0, 1_500);
        await page.waitForTimeout(16);
      }
    });
    workPerStepMs.push(work.totalMs / SCROLL_STEPS);
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
      `${count} spans: first rows ${Math.round(opening.afterAnswerMs)} ms after the answer, ${Math.round(opening.totalMs)} ms ` +
        `in total, all after ${allMs} ms, found ${searchMs} ms; long tasks while loading: ${openingTasks}; ` +
        `scrolling: ${scrollingTasks}; zooming: ${zoomingTasks}; ` +
        `scrolling works ${(work.totalMs / SCROLL_STEPS).toFixed(1)} ms per step, ${work.longestTaskMs.toFixed(1)} ms at most`,
    );
    // Work that grows with the trace would show here on any machine.
    const [fewMs = 0, manyMs = fewMs] = workPerStepMs;
    expect(manyMs).toBeLessThan(2 * fewMs + 1);
    expect(problems).toEqual([]);
    await context.close();
  },
  180_000,
);
