import { readFile } from 'node:fs/promises';

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage, type WatchedPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';
import { boxOf, cellsOf, headsOf, keyOf, rowsOf, titleOf } from './support/trace-rows.ts';

let gander: RunningGander;
let browser: Browser;
const opened: WatchedPage[] = [];

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  await postRecording(gander.url, 'voltagent');
  await postRecording(gander.url, 'ai-v6');
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

/** The list of an experiment, with a browser that remembers nothing yet. */
async function openList(search = '', width: 1440 | 390 = 1440): Promise<Page> {
  const watched = await openPage(browser, { width, theme: 'light' });
  opened.push(watched);
  watched.page.setDefaultTimeout(15_000);
  await showList(watched.page, search);
  return watched.page;
}

async function showList(page: Page, search = ''): Promise<void> {
  await page.goto(`${gander.url}/experiments/0/traces${search}`);
  await rowsOf(page).first().waitFor();
}

async function close(page: Page): Promise<void> {
  const watched = opened.find((candidate) => candidate.page === page);
  await page.context().close();
  expect(watched?.problems).toEqual([]);
}

describe('columns', () => {
  it('are dragged to another place, and the browser and the URL remember it', async () => {
    const page = await openList();
    const before = await headsOf(page);
    expect(before.slice(0, 4)).toEqual(['time', 'name', 'state', 'latency']);
    const from = await boxOf(titleOf(page, 'state'));
    const to = await boxOf(page.locator('[role=columnheader][data-column=latency]'));
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 8);
    await page.mouse.move(to.x + to.width - 2, from.y + 8, { steps: 4 });
    await page.mouse.up();
    await expectEventually(async () => (await headsOf(page)).slice(0, 4), ['time', 'name', 'latency', 'state']);
    expect(new URL(page.url()).searchParams.get('cols')).toMatch(/^time\.name\.latency\.state/);

    await showList(page);
    expect((await headsOf(page)).slice(0, 4)).toEqual(['time', 'name', 'latency', 'state']);
    // The address bar can be sent to somebody as it stands.
    await expectEventually(async () => new URL(page.url()).searchParams.has('cols'), true);
    await close(page);
  });

  it('are moved and sized by keyboard', async () => {
    const page = await openList('?cols=time.name-200.state.latency');
    await titleOf(page, 'name').focus();
    await page.keyboard.press('ArrowRight');
    await expectFocus(titleOf(page, 'state'));
    await page.keyboard.press('Shift+ArrowLeft');
    await expectEventually(async () => headsOf(page), ['time', 'state', 'name', 'latency']);
    await titleOf(page, 'name').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expectEventually(async () => new URL(page.url()).searchParams.get('cols'), 'time.state.name-216.latency');
    await close(page);
  });

  it('are sized by dragging their edge; a link brings its own', async () => {
    const page = await openList('?cols=name-200.cost.traceId');
    expect(await headsOf(page)).toEqual(['name', 'cost', 'traceId']);
    const edge = await boxOf(page.locator('[data-resize-column=name]'));
    await page.mouse.move(edge.x + edge.width / 2, edge.y + 8);
    await page.mouse.down();
    await page.mouse.move(edge.x + edge.width / 2 + 80, edge.y + 8, { steps: 4 });
    await page.mouse.up();
    const toWidth = async () =>
      Number(/name-(\d+)/.exec(new URL(page.url()).searchParams.get('cols') ?? '')?.[1] ?? Number.NaN);
    await expect.poll(toWidth).toBeGreaterThan(260);
    expect(Math.round((await boxOf(page.locator('[role=columnheader][data-column=name]'))).width)).toBe(
      await toWidth(),
    );
    await close(page);
  });

  it('are chosen in a list, and given back', async () => {
    const page = await openList();
    const suiting = await headsOf(page);
    await page.getByRole('button', { name: 'Columns' }).click();
    const menu = page.getByRole('dialog', { name: 'Columns' });
    await menu.getByRole('checkbox', { name: /^Trace id/ }).check();
    await menu.getByRole('checkbox', { name: /^State/ }).uncheck();
    await expectEventually(async () => (await headsOf(page)).includes('traceId'), true);
    expect(await headsOf(page)).not.toContain('state');
    expect((await cellsOf(page, 'traceId'))[0]).toBe(await keyOf(rowsOf(page).first()));
    await menu.getByRole('button', { name: 'Reset' }).click();
    await expectEventually(async () => headsOf(page), suiting);
    expect(page.url()).not.toContain('cols');
    await close(page);
  });
});

it('a click on a title sorts, a second one turns it round, a third is newest first again', async () => {
  const page = await openList('?cols=name.latency');
  const byTime = await cellsOf(page, 'name');
  await titleOf(page, 'name').click();
  await page.waitForURL(/sort=name/);
  await expectEventually(async () => isSorted(await cellsOf(page, 'name')), true);
  expect(await page.locator('[data-column=name]').getAttribute('aria-sort')).toBe('ascending');
  await titleOf(page, 'name').click();
  await page.waitForURL(/sort=-name/);
  await expectEventually(async () => isSorted((await cellsOf(page, 'name')).toReversed()), true);
  await titleOf(page, 'name').click();
  await page.waitForURL((url) => !url.searchParams.has('sort'));
  await expectEventually(async () => cellsOf(page, 'name'), byTime);
  await close(page);
});

describe('the menu of a value', () => {
  it('includes and excludes', async () => {
    const page = await openList('?cols=name.state.model');
    const [name = ''] = await cellsOf(page, 'name');
    await rowsOf(page).first().locator('[data-cell=name]').hover();
    await page.locator('[data-cell-tool]').click();
    await page.getByRole('menuitem', { name: 'Exclude' }).click();
    await page.waitForURL(/filter=/);
    await expectEventually(async () => (await cellsOf(page, 'name')).includes(name), false);
    await page.goBack();
    await expectEventually(async () => (await cellsOf(page, 'name')).includes(name), true);
    await rowsOf(page).first().locator('[data-cell=state] button').click();
    await page.getByRole('menuitem', { name: 'Include' }).click();
    await page.waitForURL(/filter=/);
    await rowsOf(page).first().waitFor();
    await expectEventually(async () => new Set(await cellsOf(page, 'state')).size, 1);
    await close(page);
  });

  it('compares figures, at a right click too', async () => {
    const page = await openList('?cols=name.spans&sort=name');
    const all = await rowsOf(page).count();
    await rowsOf(page).first().locator('[data-cell=spans]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'As many or more' }).click();
    await page.waitForURL(/span_count/);
    await rowsOf(page).first().waitFor();
    expect(await rowsOf(page).count()).toBeLessThanOrEqual(all);
    await close(page);
  });
});

describe('the panel over the list', () => {
  it('opens for a click, follows j and k, and Enter opens the page', async () => {
    const page = await openList();
    const [first, second] = [await keyOf(rowsOf(page).first()), await keyOf(rowsOf(page).nth(1))];
    await rowsOf(page).first().locator('[data-cell=latency]').click();
    const panel = page.getByRole('complementary', { name: 'Trace' });
    await panel.getByRole('treegrid', { name: 'Spans' }).waitFor();
    expect(new URL(page.url()).searchParams.get('peek')).toBe(first);
    await page.keyboard.press('j');
    await page.waitForURL((url) => url.searchParams.get('peek') === second);
    await panel
      .getByText(second ?? '')
      .first()
      .waitFor();
    await page.keyboard.press('k');
    await page.waitForURL((url) => url.searchParams.get('peek') === first);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('peek'));
    await panel.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/traces/${first}`);
    await page.getByRole('treegrid', { name: 'Spans' }).waitFor();
    await close(page);
  });

  it('is in the URL, and Back closes it', async () => {
    const page = await openList();
    await rowsOf(page).nth(1).locator('[data-cell=latency]').click();
    await page.waitForURL(/peek=/);
    const link = page.url();
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('peek'));
    expect(await page.getByRole('complementary', { name: 'Trace' }).count()).toBe(0);
    await page.goto(link);
    await page.getByRole('complementary', { name: 'Trace' }).getByRole('treegrid', { name: 'Spans' }).waitFor();
    await close(page);
  });

  it('is passed over with Ctrl: a new tab shows the page', async () => {
    const page = await openList();
    const key = await keyOf(rowsOf(page).first());
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      rowsOf(page)
        .first()
        .locator('[data-cell=latency]')
        .click({ modifiers: ['Control'] }),
    ]);
    await tab.waitForURL(`**/traces/${key}`);
    expect(page.url()).not.toContain('peek');
    await close(page);
  });

  it('rows are cards on a phone, and a tap opens the page', async () => {
    const page = await openList('', 390);
    expect(await page.locator('[role=columnheader][data-column]').count()).toBe(0);
    const key = await keyOf(rowsOf(page).first());
    await rowsOf(page).first().click();
    await page.waitForURL(`**/traces/${key}`);
    await close(page);
  });
});

describe('selected traces', () => {
  it('are picked one by one, as a range, with x, and all that match', async () => {
    const page = await openList();
    const bar = page.getByRole('toolbar', { name: 'Selected traces' });
    await rowsOf(page).nth(1).getByRole('checkbox').click();
    await rowsOf(page)
      .nth(4)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await bar.getByText('4 selected').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await bar.getByText('5 selected').waitFor();
    await page.keyboard.press('x');
    await bar.getByText('4 selected').waitFor();
    await bar.getByRole('button', { name: /^Select all/ }).click();
    await expectEventually(async () => page.locator('[data-row][aria-selected=false]').count(), 0);
    await rowsOf(page).first().getByRole('checkbox').click();
    await expectEventually(async () => page.locator('[data-row][aria-selected=false]').count(), 1);
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await close(page);
  });

  it('are tagged, and the tag is filtered by', async () => {
    const page = await openList('?cols=name.tags');
    await rowsOf(page).nth(0).getByRole('checkbox').click();
    await rowsOf(page).nth(1).getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.getByLabel('Tag key').fill('reviewed by');
    await page.getByLabel('Tag value').fill('ann');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectEventually(async () => page.locator('[data-cell=tags] button').count(), 2);
    await page.keyboard.press('Escape');
    await page.locator('[data-cell=tags] button').first().click();
    await page.getByRole('menuitem', { name: 'Include' }).click();
    await page.waitForURL(/reviewed/);
    await expectEventually(async () => rowsOf(page).count(), 2);
    await close(page);
  });

  it('are exported as OTLP JSON and JSONL', async () => {
    const page = await openList();
    const keys = [await keyOf(rowsOf(page).nth(0)), await keyOf(rowsOf(page).nth(1))];
    await rowsOf(page).nth(0).getByRole('checkbox').click();
    await rowsOf(page).nth(1).getByRole('checkbox').click();
    const lines = (await exportAs(page, /^JSONL/)).trim().split('\n');
    const exported = lines.map((line) => (JSON.parse(line) as { trace: { traceId: string } }).trace.traceId);
    expect(new Set(exported)).toEqual(new Set(keys));
    const otlp = (await exportAs(page, /^OTLP JSON/)).trim().split('\n');
    const spans = otlp.map((line) => JSON.parse(line) as { resourceSpans?: unknown[] });
    expect(spans.filter(({ resourceSpans = [] }) => resourceSpans.length > 0).length).toBeGreaterThanOrEqual(2);
    const total = Number(await page.getByRole('grid', { name: 'Traces' }).getAttribute('aria-rowcount')) - 1;
    await page.getByRole('button', { name: /^Select all/ }).click();
    const all = (await exportAs(page, /^JSONL/)).trim().split('\n');
    expect(all.length).toBe(total);
    await close(page);
  });

  it('are compared when there are two', async () => {
    const page = await openList();
    const [a, b] = [await keyOf(rowsOf(page).nth(0)), await keyOf(rowsOf(page).nth(2))];
    await rowsOf(page).nth(0).getByRole('checkbox').click();
    expect(await page.getByRole('button', { name: 'Compare' }).count()).toBe(0);
    await rowsOf(page).nth(2).getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.waitForURL((url) => url.pathname.endsWith('/compare'));
    const search = new URL(page.url()).searchParams;
    expect([search.get('a'), search.get('b')]).toEqual([a, b]);
    await close(page);
  });

  it('are deleted after a question that says how many', async () => {
    const traceId = `tr-${await postMadeTrace(gander.url, [{ name: 'to be deleted' }])}`;
    const page = await openList('?q=to%20be%20deleted');
    await expectEventually(async () => keyOf(rowsOf(page).first()), traceId);
    await rowsOf(page).first().getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 1 trace?' });
    await dialog.getByText('This cannot be undone').waitFor();
    await dialog.getByRole('button', { name: 'Delete 1 trace' }).click();
    await expectEventually(async () => rowsOf(page).count(), 0);
    const response = await fetch(`${gander.url}/api/gander/v1/traces/${traceId}`);
    expect(response.status).toBe(404);
    await close(page);
  });
});

it('sessions are groups with totals that open and close', async () => {
  for (const [index, error] of [undefined, 'it failed'].entries()) {
    await postMadeTrace(gander.url, [
      { name: `turn ${index}`, attributes: { 'session.id': 'grouped-session' }, ...(error !== undefined && { error }) },
    ]);
  }
  const page = await openList('?group=session');
  const group = page.locator('[data-row="session:grouped-session"]');
  await group.getByText('1 failed').waitFor();
  expect(await group.getAttribute('aria-expanded')).toBe('false');
  await group.locator('[role=gridcell]').nth(1).click();
  await expectEventually(async () => page.locator('[data-row][aria-level="2"]').count(), 2);
  await group.getByRole('checkbox').click();
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('Escape');
  await group.locator('[role=gridcell]').nth(1).click();
  await expectEventually(async () => page.locator('[data-row][aria-level="2"]').count(), 0);
  await close(page);
});

it('views are built in, saved, renamed, opened with and deleted', async () => {
  const page = await openList();
  const showViews = async () => page.getByRole('button', { name: /^View:/ }).click();
  await showViews();
  await page.getByRole('button', { name: 'Slowest first', exact: true }).click();
  await page.waitForURL(/sort=-latency/);
  await titleOf(page, 'tokens').click();
  await page.getByRole('button', { name: 'View: Slowest first, changed' }).waitFor();
  await showViews();
  await page.getByLabel('Name of the new view').fill('Thirsty');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'View: Thirsty' }).waitFor();

  await showViews();
  await page.getByRole('button', { name: 'Open this experiment with Thirsty' }).click();
  await page.keyboard.press('Escape');
  await showList(page);
  await page.waitForURL(/sort=-tokens/);
  await page.getByRole('button', { name: 'View: Thirsty' }).waitFor();

  await showViews();
  await page.getByRole('button', { name: 'Rename Thirsty' }).click();
  await page.getByLabel('New name of Thirsty').fill('Hungry');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete Hungry' }).click();
  await page.keyboard.press('Escape');
  await showList(page);
  await page.getByRole('button', { name: 'View: All traces' }).waitFor();
  expect(page.url()).not.toContain('sort');
  await close(page);
});

async function exportAs(page: Page, format: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

function isSorted(texts: readonly string[]): boolean {
  return texts.every((text, index) => index === 0 || (texts[index - 1] ?? '') <= text);
}

async function expectFocus(locator: Locator): Promise<void> {
  await expectEventually(async () => locator.evaluate((element) => element === document.activeElement), true);
}

async function expectEventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 15_000, interval: 50 }).toEqual(expected);
}
