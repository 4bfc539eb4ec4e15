import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { listViolations } from './support/list-violations.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  for (const name of ['first', 'second']) await postMadeTrace(gander.url, [{ name }]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

interface Case {
  readonly title: string;
  readonly path: string;
  /** Opens it and gives what had the focus before; `undefined` where a key opens it. */
  readonly open: (page: Page) => Promise<Locator | undefined>;
}

const CASES: readonly Case[] = [
  {
    title: 'New experiment',
    path: '/',
    async open(page) {
      const opener = page.getByRole('button', { name: 'New experiment' }).first();
      await opener.click();
      return opener;
    },
  },
  {
    title: 'Keyboard shortcuts',
    path: '/experiments/0/traces',
    async open(page) {
      await page.getByText('second').first().waitFor();
      await page.keyboard.press('?');
      return undefined;
    },
  },
  {
    title: 'Delete 1 trace?',
    path: '/experiments/0/traces',
    async open(page) {
      await page.getByText('second').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      const opener = page.getByRole('button', { name: /^Delete/ }).first();
      await opener.click();
      return opener;
    },
  },
];

it.each(CASES)('“$title” is a sheet on a phone, a box on a desk, and gives the focus back', async (dialogCase) => {
  for (const look of [
    { width: 1440, theme: 'light' },
    { width: 390, theme: 'dark' },
  ] as const) {
    const { page, context, problems } = await openPage(browser, look);
    await page.goto(`${gander.url}${dialogCase.path}`);
    const opener = await dialogCase.open(page);
    const dialog = page.getByRole('dialog', { name: dialogCase.title });
    await dialog.waitFor();
    const viewport = page.viewportSize();
    const box = await dialog.boundingBox();
    if (viewport === null || box === null) throw new Error('The dialog is nowhere.');
    expect(box.y).toBeGreaterThanOrEqual(0);
    const isSheet = box.x === 0 && box.width === viewport.width && Math.round(box.y + box.height) === viewport.height;
    const isInMiddle = Math.abs(box.x + box.width / 2 - viewport.width / 2) < 2;
    expect({ isSheet, isInMiddle }).toEqual({ isSheet: look.width === 390, isInMiddle: true });
    // The keyboard is in it.
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    expect(await listViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // A key that opened it was nowhere to go back to.
    await expect
      .poll(async () => opener === undefined || opener.evaluate((element) => element === document.activeElement))
      .toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  }
});

it('a dialog is closed by its button too, and what one types in it is sent by Enter', async () => {
  const { page, context } = await openPage(browser, { width: 390, theme: 'light' });
  await page.goto(gander.url);
  await page.getByRole('button', { name: 'New experiment' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New experiment' });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'New experiment' }).first().click();
  // The first field has the focus.
  await page.keyboard.type('made by Enter');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/experiments\/\d+\/traces/);
  await page.getByRole('link', { name: 'made by Enter' }).waitFor();
  expect(await dialog.count()).toBe(0);
  await context.close();
});
