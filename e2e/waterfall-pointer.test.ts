import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage, type ScreenOptions } from './support/open-browser.ts';
import { newId, postTimedSpans } from './support/post-timed-spans.ts';

/** Of the trace of these tests. */
const TRACE_MS = 10_000;
/** How far a drag may be off, in milliseconds of that trace: some pixels. */
const SLACK_MS = 150;

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

/** A long run with a span of a tenth of a millisecond at its end, and one that takes no time at all. */
async function openRun(screen: ScreenOptions = { width: 1440, theme: 'light' }) {
  const traceId = newId(16);
  const rootId = newId(8);
  await postTimedSpans(gander.url, {
    traceId,
    spans: [
      { name: 'run', spanId: rootId, startMs: 0, endMs: TRACE_MS },
      { name: 'first half', parentId: rootId, startMs: 0, endMs: TRACE_MS / 2 },
      { name: 'second half', parentId: rootId, startMs: TRACE_MS / 2, endMs: TRACE_MS },
      { name: 'last moment', parentId: rootId, startMs: TRACE_MS - 0.1, endMs: TRACE_MS },
      { name: 'no time', parentId: rootId, startMs: TRACE_MS, endMs: TRACE_MS },
    ],
  });
  const watched = await openPage(browser, screen);
  await watched.page.goto(`${gander.url}/experiments/0/traces/tr-${traceId}?view=waterfall`);
  const grid = watched.page.getByRole('treegrid', { name: 'Spans' });
  await grid.getByRole('row').nth(4).waitFor();
  return { ...watched, grid };
}

const barCellOf = (grid: Locator, name: string) =>
  grid.getByRole('row').filter({ hasText: name }).getByRole('gridcell').nth(1);

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not drawn.');
  return box;
}

/** With the button down from one place to the other, in CSS pixels. */
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** The stretch of time in the URL, in milliseconds. */
function readZoom(page: Page): readonly number[] {
  return (new URL(page.url()).searchParams.get('zoom') ?? '').split('-').map(Number);
}

async function expectZoom(page: Page, fromMs: number, toMs: number) {
  await expect
    .poll(() => {
      const [from = Number.NaN, to = Number.NaN] = readZoom(page);
      return Math.abs(from - fromMs) < SLACK_MS && Math.abs(to - toMs) < SLACK_MS ? 'there' : page.url();
    })
    .toBe('there');
}

it('the bars of short spans are seen at the end of a long trace, too', async () => {
  const { context, grid, problems } = await openRun();
  for (const name of ['last moment', 'no time']) {
    const seenPx = await barCellOf(grid, name).evaluate((cell) => {
      const bar = cell.querySelector('div');
      if (bar === null) return 0;
      const { left, right } = bar.getBoundingClientRect();
      const edges = cell.getBoundingClientRect();
      return Math.min(right, edges.right) - Math.max(left, edges.left);
    });
    expect(seenPx, name).toBeGreaterThan(1.9);
  }
  expect(problems).toEqual([]);
  await context.close();
});

it('a drag over the bars shows that stretch; it marks no text and opens no span, as a click does', async () => {
  const { page, context, grid, problems } = await openRun();
  const { x, y, width } = await boxOf(barCellOf(grid, 'first half'));
  await page.mouse.move(x + width * 0.2, y + 8);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + 60, { steps: 5 });
  await page.locator('[data-stretch]').getByText('4 s').waitFor();
  await page.mouse.up();
  await expectZoom(page, 2000, 6000);
  await page.locator('[data-stretch]').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  expect(new URL(page.url()).searchParams.has('span')).toBe(false);

  // Out of the bars: up to their end. Below the rows there is time, too.
  await page.keyboard.press('0');
  await page.waitForURL((url) => !url.searchParams.has('zoom'));
  await drag(page, { x: x + width * 0.7, y: y + 300 }, { x: x + width + 200, y: y + 320 });
  await expectZoom(page, 7000, TRACE_MS);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  expect(new URL(page.url()).searchParams.has('span')).toBe(false);

  await barCellOf(grid, 'second half').click();
  await page.waitForURL(/span=/);
  await grid.getByRole('row', { selected: true }).filter({ hasText: 'second half' }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('on the minimap a stretch is chosen, its edges are pulled, and it is moved', async () => {
  const { page, context, problems } = await openRun();
  const { x, y, width } = await boxOf(page.locator('[data-minimap]'));
  const at = (ms: number) => ({ x: x + (width * ms) / TRACE_MS, y: y + 12 });
  const cursorAt = async (ms: number) =>
    page.evaluate((place) => {
      const element = document.elementFromPoint(place.x, place.y);
      return element === null ? '' : getComputedStyle(element).cursor;
    }, at(ms));
  expect(await cursorAt(5000)).toBe('crosshair');

  await drag(page, at(6000), at(4000));
  await expectZoom(page, 4000, 6000);
  expect([await cursorAt(4000), await cursorAt(5000), await cursorAt(6000)]).toEqual([
    'ew-resize',
    'grab',
    'ew-resize',
  ]);

  await drag(page, at(6000), at(8000));
  await expectZoom(page, 4000, 8000);
  await drag(page, at(4000), at(3000));
  await expectZoom(page, 3000, 8000);
  await drag(page, at(5000), at(6000));
  await expectZoom(page, 4000, 9000);
  // What is outside is chosen anew, or brought into the middle by a click.
  await drag(page, at(1000), at(2000));
  await expectZoom(page, 1000, 2000);
  await page.mouse.click(at(7000).x, at(7000).y);
  await expectZoom(page, 6500, 7500);
  await page.mouse.dblclick(at(1000).x, at(1000).y);
  await page.waitForURL((url) => !url.searchParams.has('zoom'));
  expect(problems).toEqual([]);
  await context.close();
});

it('the views have words where there is room for them, and always a label', async () => {
  for (const screen of [
    { width: 1440, theme: 'light' },
    { width: 390, theme: 'dark' },
  ] as const) {
    const { page, context, problems } = await openRun(screen);
    const views = page.getByRole('group', { name: 'View' });
    const graph = views.getByRole('button', { name: 'Graph (g)' });
    await graph.waitFor();
    expect(await views.getByText('Graph', { exact: true }).isVisible()).toBe(screen.width === 1440);
    expect(await graph.locator('svg').isVisible()).toBe(screen.width === 390);
    // All of it stands in one line.
    expect((await boxOf(views)).height).toBeLessThan(32);
    expect(problems).toEqual([]);
    await context.close();
  }
});
