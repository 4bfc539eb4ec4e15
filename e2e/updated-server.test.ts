import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage, type WatchedPage } from './support/open-browser.ts';

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

async function openHome(): Promise<WatchedPage> {
  const watched = await openPage(browser, { width: 1440, theme: 'light' });
  await watched.page.goto(gander.url);
  await watched.page.getByRole('link', { name: 'Default' }).first().waitFor();
  return watched;
}

/** As if the server were stopped; requests that are open stay so. */
async function stopAnswering(page: Page): Promise<void> {
  await page.route('**/*', (route) => route.abort('connectionrefused'));
}

/** The page was opened before the update: no file that it has not loaded yet is there any more. */
async function removeAssets(page: Page): Promise<void> {
  await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404, body: '' }));
}

describe('a page that was opened before the server was updated', () => {
  it('loads itself anew where the person was going', async () => {
    const { page, context } = await openHome();
    await removeAssets(page);
    // The page asks for it by fetch; whoever opens it afterwards gets the files of the new build.
    await page.route(`${gander.url}/`, async (route) => {
      const response = await route.fetch();
      const entry = /(<script type="module"[^>]*src=")[^"]+/;
      await page.unroute('**/assets/*.js');
      await route.fulfill({
        response,
        body: (await response.text()).replace(entry, '$1/assets/index-of-another-build.js'),
      });
    });
    await page.getByRole('link', { name: 'Default' }).first().click();
    await page.waitForEvent('load');
    await page.getByRole('navigation').getByRole('link', { name: 'Traces' }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/experiments/0/traces');
    await context.close();
  });

  it('does not load itself for ever when a file is missing for another reason', async () => {
    const { page, context } = await openHome();
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    await removeAssets(page);
    await page.getByRole('link', { name: 'Default' }).first().click();
    await page.getByText('A part of this page could not be loaded').waitFor();
    expect(loads).toBe(0);
    await page.unroute('**/assets/*.js');
    await page.getByRole('button', { name: 'Load the page anew' }).click();
    await page.getByText('A part of this page could not be loaded').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/experiments/0/traces');
    await context.close();
  });
});

describe('a server that was away while somebody looked', () => {
  it('is asked again for what failed, by itself', async () => {
    const { page, context } = await openHome();
    await page.getByRole('link', { name: 'Default' }).first().click();
    await page.getByRole('link', { name: 'Users' }).waitFor();
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await page.getByRole('link', { name: 'Users' }).click();
    await page.getByText('The server does not answer').waitFor();
    await page.unroute('**/api/**');
    await page.getByText('The server does not answer').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/experiments/0/users');
    await context.close();
  });

  it('gives a part of the program that could not be loaded when it is back', async () => {
    const { page, context } = await openHome();
    await stopAnswering(page);
    await page.getByRole('link', { name: 'Default' }).first().click();
    await page.getByText('A part of this page could not be loaded').waitFor();
    await page.getByText('Offline').waitFor();
    await page.unroute('**/*');
    await page.getByRole('navigation').getByRole('link', { name: 'Traces' }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/experiments/0/traces');
    await context.close();
  });
});
