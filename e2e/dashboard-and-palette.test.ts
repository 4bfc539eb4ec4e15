import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';

let gander: RunningGander;
let browser: Browser;

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
  await lookUp.getByRole('link', { name: '2 · 100 %' }).click();
  await page.getByText('no such city').first().waitFor();
  expect(new URL(page.url()).searchParams.get('span')).toMatch(/^[0-9a-f]{16}$/);
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
  await page.getByRole('dialog', { name: 'Keys' }).getByText('Critical path').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // While somebody types, a question mark is one.
  await page.keyboard.press('/');
  await page.keyboard.type('who?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
});
