import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage, type WatchedPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';
import { newId, postTimedSpans, type TimedSpan } from './support/post-timed-spans.ts';

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

const urlOf = (traceId: string, search = '') => `${gander.url}/experiments/0/traces/tr-${traceId}${search}`;

interface OpenedTrace extends WatchedPage {
  readonly grid: Locator;
}

async function open(url: string, width: 1440 | 390 = 1440): Promise<OpenedTrace> {
  const watched = await openPage(browser, { width, theme: 'light' });
  await watched.page.goto(url);
  const grid = watched.page.getByRole('treegrid', { name: 'Spans' });
  await grid.getByRole('row').first().waitFor();
  return { ...watched, grid };
}

const searchOf = (page: Page) => new URL(page.url()).searchParams;

/** An agent that retried twelve times, two of them in vain, with a model call at the end. */
async function postRetries() {
  const traceId = newId(16);
  const rootId = newId(8);
  const spans: TimedSpan[] = [
    { name: 'agent', spanId: rootId, startMs: 0, endMs: 2000, attributes: { 'gen_ai.operation.name': 'invoke_agent' } },
    ...Array.from({ length: 12 }, (_, index): TimedSpan => ({
      name: 'retry',
      parentId: rootId,
      startMs: 100 + index * 100,
      endMs: 150 + index * 100,
      attributes: { 'gen_ai.operation.name': 'execute_tool', 'input.value': `attempt number ${index}` },
      ...(index % 6 === 3 && { error: 'connection reset' }),
    })),
    {
      name: 'chat model',
      parentId: rootId,
      startMs: 1500,
      endMs: 1900,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'gpt-4o',
        'gen_ai.provider.name': 'openai',
        'gen_ai.usage.input_tokens': 1000,
        'gen_ai.usage.output_tokens': 100,
        'output.value': 'the secret word is xylophone',
      },
      events: [{ name: 'first chunk', atMs: 1600 }],
    },
  ];
  await postTimedSpans(gander.url, { traceId, spans });
  return { traceId, rootId };
}

describe('repeated siblings', () => {
  it('are one line that hides no failure, and open by click and by key', async () => {
    const { traceId } = await postRetries();
    const { page, context, problems, grid } = await open(urlOf(traceId));
    const fold = grid.getByRole('row').filter({ hasText: '×12' });
    await fold.getByText('2 failed').waitFor();
    expect(await grid.getByRole('row').count()).toBe(3);
    expect(await fold.getAttribute('aria-expanded')).toBe('false');

    await fold.click();
    await grid.getByRole('row').nth(14).waitFor();
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    expect(await grid.getByRole('row').nth(2).getAttribute('aria-level')).toBe('3');
    await page.waitForURL(/open=/);

    // From the first of them to the line that holds them, which closes.
    await grid.focus();
    await grid.getByRole('row').nth(2).click();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => grid.getByRole('row').count()).toBe(3);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => grid.getByRole('row').count()).toBe(15);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('open for a span inside them that a link names', async () => {
    const { traceId } = await postRetries();
    const found = await fetch(`${gander.url}/api/gander/v1/traces/tr-${traceId}/span-search?text=attempt%20number%207`);
    const { items } = (await found.json()) as { items: { spanId: string }[] };
    const { context, grid, problems } = await open(urlOf(traceId, `?span=${items[0]?.spanId ?? ''}`));
    await grid.getByRole('row', { selected: true }).filter({ hasText: 'retry' }).waitFor();
    expect(await grid.getByRole('row').count()).toBe(15);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('the waterfall', () => {
  it('zooms by buttons, keys, wheel and on the ruler; the stretch is in the URL', async () => {
    const { traceId } = await postRetries();
    const { page, context, problems, grid } = await open(urlOf(traceId));
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForURL(/zoom=375-1625/);
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.searchParams.has('zoom'));
    await page.keyboard.press('+');
    await page.waitForURL(/zoom=375-1625/);
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForURL(/zoom=625-1875/);
    await page.locator('[data-minimap-window]').waitFor();
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.searchParams.has('zoom'));

    const axis = await page.locator('[data-time-axis]').boundingBox();
    if (axis === null) throw new Error('There is no ruler.');
    await page.mouse.move(axis.x + axis.width * 0.25, axis.y + 8);
    await page.mouse.down();
    await page.mouse.move(axis.x + axis.width * 0.5, axis.y + 8, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/zoom=/);
    const [from = 0, to = 0] = (searchOf(page).get('zoom') ?? '').split('-').map(Number);
    expect(from).toBeGreaterThan(450);
    expect(from).toBeLessThan(550);
    expect(to).toBeGreaterThan(950);
    expect(to).toBeLessThan(1050);

    await page.reload();
    await grid.getByRole('row').first().waitFor();
    await page.getByRole('status').filter({ hasText: '–' }).waitFor();
    await page.mouse.move(axis.x + axis.width * 0.5, axis.y + 100);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page.waitForURL((url) => url.searchParams.get('zoom') !== `${from}-${to}`);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('tells on hover when a span began, how long it took, and how much of that itself', async () => {
    const { traceId } = await postRetries();
    const { page, context, grid, problems } = await open(urlOf(traceId));
    await grid.getByRole('row').first().getByRole('gridcell').nth(1).hover();
    const card = page.locator('[data-hover-card]');
    await card.getByText('Self').waitFor();
    expect(await card.innerText()).toMatch(/Starts\s+\+0 ms\s+Takes\s+2 s\s+Self\s+1 s/);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('marks events on the bars', async () => {
    const { traceId } = await postRetries();
    const { context, grid } = await open(urlOf(traceId));
    const mark = grid.getByRole('row').filter({ hasText: 'chat model' }).locator('[data-mark="event"]');
    await mark.waitFor();
    expect(await mark.count()).toBe(1);
    await context.close();
  });

  it('shows only what is asked for, says so, and keeps what is above', async () => {
    const { traceId } = await postRetries();
    const { page, context, grid, problems } = await open(urlOf(traceId));
    await page.getByRole('button', { name: 'Filter by type' }).click();
    await page.getByRole('menuitemcheckbox', { name: /Failed only/ }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => grid.getByRole('row').count()).toBe(3);
    await page.getByText('2 of 14 spans').waitFor();
    expect(searchOf(page).get('errors')).toBe('1');
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('searching', () => {
  it('finds names and contents, counts them and steps through them', async () => {
    const { traceId } = await postRetries();
    const { page, context, grid, problems } = await open(urlOf(traceId));
    await page.keyboard.press('/');
    await page.keyboard.type('ATTEMPT number');
    await page.getByRole('status').filter({ hasText: '12 matches' }).waitFor();
    // Only what matches, and what is above.
    expect(await grid.getByRole('row').count()).toBe(13);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '1 of 12' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '2 of 12' }).waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('status').filter({ hasText: '1 of 12' }).waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('status').filter({ hasText: '12 of 12' }).waitFor();
    await page.waitForURL(/match=12/);
    expect(searchOf(page).get('find')).toBe('ATTEMPT number');

    await page.reload();
    await page.getByRole('status').filter({ hasText: '12 of 12' }).waitFor();
    await grid.getByRole('row', { selected: true }).getByText('input').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('among all spans opens what hides a match', async () => {
    const { traceId, rootId } = await postRetries();
    const search = `?find=xylophone&context=1&closed=${rootId}`;
    const { page, context, grid, problems } = await open(urlOf(traceId, search));
    expect(await grid.getByRole('row').count()).toBe(1);
    await page.getByRole('status').filter({ hasText: '1 match' }).waitFor();
    await page.keyboard.press('n');
    await grid.getByRole('row', { selected: true }).filter({ hasText: 'chat model' }).waitFor();
    expect(await grid.getByRole('row').count()).toBe(3);
    await page.keyboard.press('N');
    await page.getByRole('status').filter({ hasText: '1 of 1' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('says when there is nothing', async () => {
    const { traceId } = await postRetries();
    const { page, context, grid } = await open(urlOf(traceId, '?find=zzz-nothing&context=1'));
    await page.getByRole('status').filter({ hasText: 'no match' }).waitFor();
    expect(await grid.getByRole('row').count()).toBe(3);
    await context.close();
  });
});

describe('the header', () => {
  it('explains tokens and cost by pointer and by keyboard', async () => {
    const { traceId } = await postRetries();
    const { page, context, problems } = await open(urlOf(traceId));
    await page.getByRole('button', { name: '$' }).hover();
    const cost = page.getByRole('dialog', { name: 'Where the cost comes from' });
    await cost.getByText('openai/gpt-4o').waitFor();
    await page.mouse.move(5, 400);
    await cost.waitFor({ state: 'hidden' });
    // Reached by the keyboard, the figure explains itself, too.
    await page.getByRole('heading', { level: 1 }).click();
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (label.includes('100 out')) break;
    }
    await page.getByRole('dialog', { name: 'Tokens in detail' }).getByText('1,100').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('adds, changes and removes tags, and takes back what the server refuses', async () => {
    const { traceId } = await postRetries();
    const { page, context, problems } = await open(urlOf(traceId));
    const tags = page.getByRole('group', { name: 'Tags' });
    await page.getByRole('button', { name: 'Add a tag' }).click();
    await page.getByRole('textbox', { name: 'Key' }).fill('team');
    await page.getByRole('textbox', { name: 'Value' }).fill('growth');
    await page.keyboard.press('Enter');
    await tags.getByText('team: growth').click();
    await page.getByRole('textbox', { name: 'Value' }).fill('search');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await tags.getByText('team: search').waitFor();
    await page.reload();
    await tags.getByText('team: search').click();

    const problemsBefore = problems.length;
    await page.route('**/traces/*/tags*', (route) =>
      route.fulfill({
        status: 503,
        json: { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'The database is locked.' },
      }),
    );
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alert').filter({ hasText: 'The database is locked.' }).waitFor();
    await tags.getByText('team: search').waitFor();
    await page.unroute('**/traces/*/tags*');
    // The browser itself reports the answer that the test made.
    expect(problems.slice(problemsBefore).every((problem) => problem.includes('503'))).toBe(true);
    expect(problemsBefore).toBe(0);
    await tags.getByText('team: search').click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await tags.getByText('team: search').waitFor({ state: 'detached' });
    await context.close();
  });

  it('goes from failed span to failed span', async () => {
    const { traceId } = await postRetries();
    const { page, context, grid, problems } = await open(urlOf(traceId));
    await page.getByRole('button', { name: '2 failed spans' }).click();
    await grid.getByRole('row', { selected: true }).filter({ hasText: 'retry' }).waitFor();
    const first = searchOf(page).get('span');
    await page.keyboard.press('f');
    await page.waitForURL((url) => url.searchParams.get('span') !== first);
    await grid.getByRole('row', { selected: true }).filter({ hasText: 'retry' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('other views', () => {
  it('raw is the trace as OTLP JSON, to be copied and downloaded', async () => {
    const [trace] = await postRecording(gander.url, 'voltagent');
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
    await page.goto(`${gander.url}/experiments/0/traces/tr-${trace?.trace_id ?? ''}?view=raw`);
    await page.getByText('OTLP JSON, as received').waitFor();
    await page.getByText('resourceSpans').first().waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    expect((await downloading).suggestedFilename()).toContain('.otlp.json');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('log is one line after the other', async () => {
    const { traceId } = await postRetries();
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    await page.goto(urlOf(traceId, '?view=log'));
    const log = page.getByRole('grid', { name: 'Log' });
    await log.getByText('first chunk').waitFor();
    expect(await log.getByRole('row').count()).toBe(15);
    await log.getByText('chat model').first().click();
    await page.waitForURL(/span=/);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('every view opens from its URL at 390 px', async () => {
    const { traceId } = await postRetries();
    const { page, context, problems } = await openPage(browser, { width: 390, theme: 'dark' });
    for (const view of ['waterfall', 'tree', 'chat', 'graph', 'log', 'raw']) {
      await page.goto(urlOf(traceId, `?view=${view}`));
      await page.getByRole('heading', { level: 1, name: 'agent' }).waitFor();
      await page.getByRole('group', { name: 'View' }).locator('[aria-pressed="true"]').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});

it('in the panel over the list it keeps its own state, and its keys while it has the focus', async () => {
  const { traceId } = await postRetries();
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces?peek=tr-${traceId}`);
  const panel = page.getByRole('complementary', { name: 'Trace' });
  await panel.getByRole('heading', { level: 2, name: 'agent' }).first().waitFor();
  const grid = panel.getByRole('treegrid', { name: 'Spans' });
  await grid.getByRole('row').filter({ hasText: 'chat model' }).click();
  await page.waitForURL(/span=/);
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => grid.getByRole('row').count()).toBe(15);
  expect(searchOf(page).get('peek')).toBe(`tr-${traceId}`);
  const link = panel.getByRole('link', { name: 'Open as page' });
  expect(await link.getAttribute('href')).toContain(`/traces/tr-${traceId}?`);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(searchOf(page).has('peek')).toBe(false);
  expect(searchOf(page).has('span')).toBe(false);
  expect(problems).toEqual([]);
  await context.close();
});
