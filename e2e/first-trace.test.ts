import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

it('an empty experiment explains how to send a trace, and turns live when the first one comes', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces`);
  await page.getByRole('heading', { name: 'Send the first trace' }).waitFor();
  for (const guide of ['Goose', 'VoltAgent', 'LiteLLM', /OpenTelemetry JS/, /Python/]) {
    await page.getByRole('tab', { name: guide }).click();
    const snippet = await page.getByRole('tabpanel').innerText();
    expect(snippet).toContain(gander.url);
  }
  const traceId = await postMadeTrace(gander.url, [{ name: 'the very first' }]);
  await page.getByRole('row', { name: /the very first/ }).waitFor({ timeout: 5_000 });

  await page.goto(`${gander.url}/traces/tr-${traceId}`);
  await page.getByRole('treegrid', { name: 'Spans' }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('a trace that is not there says so and shows a way back', async () => {
  const { page, context } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/tr-${'0'.repeat(31)}1`);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toMatch(/trace/i);
  expect(await page.getByRole('alert').getByRole('link').count()).toBeGreaterThan(0);
  await context.close();
});

it('a server that went away is said to be gone, not waited for', async () => {
  const other = await launchGander();
  const { page, context } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(other.url);
  await page.getByText('Default', { exact: true }).first().waitFor();
  await other.stop();
  await page.getByText('Default', { exact: true }).first().click();
  const complaint = page.getByText(/Cannot reach|Offline|does not answer/i).first();
  await expect.poll(() => complaint.isVisible(), { timeout: 15_000 }).toBe(true);
  await context.close();
});
