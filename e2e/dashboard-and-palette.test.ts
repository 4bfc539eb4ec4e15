import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';

let gander: RunningGander;
let browser: Browser;
/** Failed, with a session, a user and words that no other has. */
let failedId: string;

beforeAll(async () => {
  gander = await launchGander();
  browser = await openBrowser();
  await postRecording(gander.url, 'ai-v6');
  for (const name of ['first made trace', 'second made trace']) {
    await postMadeTrace(gander.url, [
      { name },
      { name: 'look up', parent: 0, attributes: { 'openinference.span.kind': 'TOOL' }, error: 'no such city' },
    ]);
  }
  failedId = await postMadeTrace(gander.url, [
    {
      name: 'booking agent',
      attributes: { 'session.id': 'palette-session', 'user.id': 'palette-user', 'input.value': 'A berth to Ljubljana' },
    },
    { name: 'book', parent: 0, attributes: { 'openinference.span.kind': 'TOOL' }, error: 'the train is full' },
  ]);
});

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

it.each([1440, 390] as const)('the dashboard adds up what the list has, at %d px', async (width) => {
  const { page, context, problems } = await openPage(browser, { width, theme: 'dark' });
  await page.goto(`${gander.url}/experiments/0/dashboard`);
  for (const title of ['Traces', 'Latency', 'Tokens by model', 'Cost by model', 'Models', 'Tools', 'Top errors']) {
    await page.getByRole('region', { name: title, exact: true }).waitFor();
  }
  // The list says how many there are; so do the tiles and the data behind the chart.
  const list = await (await fetch(`${gander.url}/api/gander/v1/experiments/0/trace-counts`)).json();
  const { total } = list as { readonly total: number };
  await page.getByRole('link', { name: `Show ${total} traces` }).waitFor();
  const rows = page.getByRole('region', { name: 'Tools', exact: true }).getByRole('row');
  const lookUp = rows.filter({ hasText: 'look up' });
  await lookUp.waitFor();
  expect(await lookUp.getByRole('cell').nth(1).textContent()).toBe('2');
  expect(await lookUp.getByRole('cell').nth(2).textContent()).toBe('2 · 100 %');
  await lookUp.getByRole('link', { name: 'The last call that failed' }).click();
  await page.getByText('no such city').first().waitFor();
  expect(new URL(page.url()).searchParams.get('span')).toMatch(/^[0-9a-f]{16}$/);
  // The figure itself leads to the traces that it was counted of.
  await page.goBack();
  await lookUp.getByRole('link', { name: '2 · 100 %' }).click();
  await page.waitForURL((url) => url.pathname === '/experiments/0/traces');
  expect(new URL(page.url()).searchParams.get('filter')).toBe("span(tool = 'look up' AND status = 'ERROR')");
  await page.getByText('second made trace').first().waitFor();
  await page.goBack();
  const failures = page.getByRole('region', { name: 'Top errors', exact: true });
  await failures.getByRole('row').filter({ hasText: 'no such city' }).getByRole('link').click();
  await page.waitForURL((url) => url.pathname === '/experiments/0/traces');
  expect(new URL(page.url()).searchParams.get('filter')).toBe("error = 'no such city'");
  expect(problems).toEqual([]);
  await context.close();
});

it('tools are sorted by what one looks for, and every bucket of a chart is in its table', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/dashboard`);
  const tools = page.getByRole('region', { name: 'Tools', exact: true });
  const failed = tools.getByRole('columnheader', { name: 'Failed' });
  await failed.getByRole('button').click();
  await expect.poll(async () => failed.getAttribute('aria-sort')).toBe('descending');
  await tools.getByRole('row').nth(1).getByText('look up').waitFor();
  await failed.getByRole('button').click();
  await expect.poll(async () => failed.getAttribute('aria-sort')).toBe('ascending');
  const answer = await page.request.get(`${gander.url}/api/gander/v1/experiments/0/trace-series?buckets=60`);
  const series = (await answer.json()) as { fromUnixNano: string; toUnixNano: string; bucketNano: string };
  const buckets = Number((BigInt(series.toUnixNano) - BigInt(series.fromUnixNano)) / BigInt(series.bucketNano));
  expect(buckets).toBeGreaterThan(24);
  const table = page.getByRole('table', { name: 'Traces over time, by state' });
  await expect.poll(async () => table.getByRole('row').count()).toBe(buckets + 1);
  expect(problems).toEqual([]);
  await context.close();
});

it.each([
  'Traces over time, by state',
  'Latency of traces over time: median, 95th and 99th percentile',
  'Tokens over time, by model',
  'Cost over time, by model',
])('a part of “%s” is a part of all, and of the list', async (name) => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
  await page.goto(`${gander.url}/experiments/0/dashboard`);
  const chart = page.getByRole('group', { name });
  await chart.locator('canvas').waitFor();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('The chart is nowhere.');
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL((url) => url.searchParams.has('from') && url.searchParams.has('to'));
  const { search } = new URL(page.url());
  await page.getByRole('link', { name: /^Show \d+ traces?$/ }).click();
  await page.waitForURL((url) => url.pathname === '/experiments/0/traces');
  expect(new URL(page.url()).searchParams.get('from')).toBe(new URLSearchParams(search).get('from'));
  expect(problems).toEqual([]);
  await context.close();
});

it('where nothing matches, the dashboard says what to drop', async () => {
  const { page, context, problems } = await openPage(browser, { width: 390, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/dashboard?filter=${encodeURIComponent("name = 'nobody'")}`);
  await page.getByText('No traces match these filters').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('region', { name: 'Latency', exact: true }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('what is chosen on the dashboard is chosen in the list', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/dashboard`);
  const tools = page.getByRole('region', { name: 'Tools', exact: true });
  await tools.getByRole('button', { name: 'look up' }).click();
  const link = page.getByRole('link', { name: 'Show 2 traces' });
  await link.waitFor();
  // A part of a chart.
  const chart = page.getByRole('group', { name: 'Traces over time, by state' });
  await chart.locator('canvas').waitFor();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('The chart is nowhere.');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 4, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL((url) => url.searchParams.has('from') && url.searchParams.has('to'));
  await page.goBack();
  await link.click();
  await page.waitForURL((url) => url.pathname === '/experiments/0/traces');
  expect(new URL(page.url()).searchParams.get('filter')).toBe("span.name = 'look up'");
  await page.getByRole('row').filter({ hasText: 'second made trace' }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('the palette goes anywhere, and the keys are explained', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces`);
  await page.getByRole('row').filter({ hasText: 'second made trace' }).waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Command, experiment or trace' });
  await field.fill('dash');
  await page.getByRole('option', { name: /Dashboard/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/experiments/0/dashboard');
  expect(await page.getByRole('dialog').count()).toBe(0);

  await page.keyboard.press('Control+k');
  await field.fill('dark theme');
  await page.keyboard.press('Enter');
  await page.locator('html[data-theme="dark"]').waitFor();

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Show or hide the critical path').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // While somebody types, a question mark is one.
  await page.keyboard.press('/');
  await page.keyboard.type('who?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
});

/** Opens the palette, types, and presses Enter when what is meant is chosen. */
async function command(page: Page, typed: string, chosen: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command, experiment or trace' }).fill(typed);
  await page.getByRole('option', { name: chosen, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' });
}

it('the palette does what can be done with a trace, without the mouse', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
  const doomed = await postMadeTrace(gander.url, [
    { name: 'doomed trace' },
    { name: 'inner', parent: 0, error: 'out of luck' },
  ]);
  await page.goto(`${gander.url}/experiments/0/traces/tr-${doomed}?view=chat`);
  await page.getByRole('heading', { level: 1, name: 'doomed trace' }).waitFor();
  await command(page, 'critical', 'Show the critical path');
  await page.waitForURL(/critical=1/);
  await page.getByRole('treegrid', { name: 'Spans' }).waitFor();
  await command(page, 'failure', /Go to the failure/);
  await page.waitForURL(/span=[0-9a-f]{16}/);
  await command(page, 'feedback', /Give feedback/);
  await page.waitForURL(/feedback=1/);
  await command(page, 'raw', /Raw OTLP/);
  await page.waitForURL(/view=raw/);
  const saving = page.waitForEvent('download');
  await command(page, 'save html', /Save as HTML/);
  expect((await saving).suggestedFilename()).toMatch(/\.html$/);
  await command(page, 'older', /Older trace/);
  await page.waitForURL((url) => url.pathname.endsWith(failedId));
  await page.goBack();
  await page.goto(`${gander.url}/experiments/0/traces/tr-${doomed}`);
  await page.getByRole('heading', { level: 1, name: 'doomed trace' }).waitFor();
  await command(page, 'compare with', /Compare with …/);
  await page.waitForURL((url) => url.pathname.endsWith('/compare') && url.searchParams.get('a') === `tr-${doomed}`);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'doomed trace' }).waitFor();
  await command(page, 'delete', /Delete trace/);
  const dialog = page.getByRole('dialog', { name: 'Delete 1 trace?' });
  await dialog.getByRole('button', { name: 'Delete 1 trace' }).click();
  await page.waitForURL((url) => url.pathname === '/experiments/0/traces');
  await page.getByRole('row').filter({ hasText: 'booking agent' }).waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'doomed trace' }).count()).toBe(0);
  const gone = await fetch(`${gander.url}/api/gander/v1/traces/tr-${doomed}`);
  expect(gone.status).toBe(404);
  // The page was told that the trace has changed before it was left.
  expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
  await context.close();
});

it('the palette does what can be done with a list, without the mouse', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces`);
  await page.getByRole('row').filter({ hasText: 'booking agent' }).waitFor();
  await command(page, 'group', 'Group by session');
  await page.waitForURL(/group=session/);
  await command(page, 'last 7', 'Last 7 days');
  await page.waitForURL(/range=7d/);
  await command(page, 'save this view', 'Save this view as …');
  const name = page.getByRole('textbox', { name: 'Name of the new view' });
  await expect.poll(async () => name.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('sessions of the week');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'View: sessions of the week' }).waitFor();
  await command(page, 'clear all', 'Clear all filters');
  await page.waitForURL((url) => !url.searchParams.has('range'));
  await command(page, 'hide column latency', /Hide column Latency/);
  await page.getByRole('columnheader', { name: 'Latency' }).waitFor({ state: 'detached' });
  await command(page, 'sessions of', 'sessions of the week');
  await page.waitForURL((url) => url.searchParams.get('range') === '7d');
  const exporting = page.waitForEvent('download');
  await command(page, 'export jsonl', 'Export all that match as JSONL');
  expect((await exporting).suggestedFilename()).toMatch(/\.jsonl$/);
  expect(problems).toEqual([]);
  await context.close();
});

it('the palette finds traces by words and id, sessions and users, and remembers where one was', async () => {
  const { page, context, problems } = await openPage(browser, { width: 390, theme: 'dark' });
  const field = page.getByRole('combobox', { name: 'Command, experiment or trace' });
  const options = page.getByRole('option');
  // Nothing of the list is loaded here.
  await page.goto(`${gander.url}/experiments/0/dashboard`);
  await page.getByRole('region', { name: 'Latency', exact: true }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ljubljana');
  const found = options.filter({ hasText: 'booking agent' });
  await found.waitFor();
  // What was found stands below what was there, and the choice has not moved.
  expect(await options.first().getAttribute('aria-selected')).toBe('true');
  await options.first().filter({ hasText: 'Search traces for “ljubljana”' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/experiments/0/traces/tr-${failedId}`);
  await page.getByRole('heading', { level: 1, name: 'booking agent' }).waitFor();

  // Where one was is the first that is offered, also elsewhere.
  await page.goto(gander.url);
  await page.getByRole('link', { name: 'Default' }).first().waitFor();
  await page.keyboard.press('Control+k');
  await options.first().filter({ hasText: 'booking agent' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/experiments/0/traces/tr-${failedId}`);

  await page.keyboard.press('Control+k');
  await field.fill(failedId.slice(0, 10));
  await options.filter({ hasText: 'booking agent' }).waitFor();
  await field.fill('palette-u');
  await options.filter({ hasText: 'palette-user' }).waitFor();
  await field.fill('palette-s');
  await options.filter({ hasText: 'palette-session' }).click();
  await page.waitForURL((url) => url.searchParams.get('id') === 'palette-session');

  // A whole id is enough, wherever one is and wherever it was copied from.
  await page.goto(gander.url);
  await page.getByRole('link', { name: 'Default' }).first().waitFor();
  await page.keyboard.press('Control+k');
  await field.fill(`00-${failedId}-0123456789abcdef-01`);
  await options.filter({ hasText: `Open trace tr-${failedId}` }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === `/experiments/0/traces/tr-${failedId}`);
  expect(problems).toEqual([]);
  await context.close();
});
