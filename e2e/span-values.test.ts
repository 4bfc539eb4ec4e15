import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { postSpans } from './support/post-spans.ts';

/** A shared machine is slow at times; waiting longer costs nothing where it is not. */
const PATIENCE_MS = 90_000;

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

describe('a value of 20 MB', () => {
  const ROWS = 90_000;
  const row = (id: number) =>
    `{"id":${id},"big":${12_345_678_901_234_567_000n + BigInt(id)},"name":"item number ${id}","tags":["a",{"deep":[1,2,3]}],"text":"${'lorem ipsum dolor sit amet '.repeat(4)}"}`;

  it('opens at once, is searched, opened and copied, and keeps every digit', async () => {
    const value = `[${Array.from({ length: ROWS }, (_, id) => row(id)).join(',')}]`;
    const megabytes = value.length / 1e6;
    expect(megabytes).toBeGreaterThan(18);
    const { traceId } = await postSpans(gander.url, [
      {
        name: 'big',
        attributes: { 'openinference.span.kind': 'CHAIN', 'input.value': value, 'input.mime_type': 'application/json' },
      },
    ]);
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    page.setDefaultTimeout(PATIENCE_MS);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${gander.url}/experiments/0/traces/${traceId}`);
    const open = page.getByRole('button', { name: /^Input .* Open$/ });
    await open.waitFor();
    const openMs = await page.evaluate(measureOpening);
    const tree = page.getByRole('tree', { name: 'Input' });
    await tree.getByText('12345678901234567000').waitFor();

    const expandMs = await timed(async () => {
      await page.getByRole('button', { name: 'Expand all' }).click();
      await tree.getByText('deep:').first().waitFor();
    });
    await page.getByRole('button', { name: 'Find in this value' }).click();
    const findMs = await timed(async () => {
      await page.getByRole('searchbox', { name: 'Find in Input' }).fill('Number 8999');
      await page.getByText('1 of 11', { exact: true }).waitFor();
    });
    // The next match, the one before, and round to the last.
    await page.keyboard.press('Enter');
    await page.getByText('2 of 11', { exact: true }).waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await page.getByText('11 of 11', { exact: true }).waitFor();
    const last = tree.getByRole('treeitem').filter({ hasText: `"item number ${ROWS - 1}"` });
    await last.waitFor();
    await last.hover();
    await last.getByRole('button', { name: 'Copy path' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(`$[${ROWS - 1}].name`);
    // By keyboard from there: up to the number, which is exact; out to its object, which closes.
    await tree.focus();
    await page.keyboard.press('ArrowUp');
    await tree
      .locator('[aria-selected="true"]')
      .getByText(`${12_345_678_901_234_567_000n + BigInt(ROWS - 1)}`)
      .waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await tree.locator('[aria-selected="true"][aria-expanded="false"]').waitFor();
    console.log(
      `a value of ${megabytes.toFixed(1)} MB: shown after ${openMs} ms, all of it open after ${expandMs} ms, searched in ${findMs} ms`,
    );
    // 500 ms on a machine that does nothing else; a shared one is several times slower.
    expect(openMs).toBeLessThan(5000);
    expect(problems).toEqual([]);
    await context.close();
  });
});

it('hostile JSON is shown and never run', async () => {
  const script = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  const deep = `${'['.repeat(500)}"${script.replaceAll('"', '\\"')}"${']'.repeat(500)}`;
  const value = JSON.stringify({
    script,
    link: 'javascript:window.hacked=1',
    ['__proto__']: 1,
    line: `\u202Eevil\u200B${'x'.repeat(900_000)}`,
    html: `data:text/html;base64,${Buffer.from(script).toString('base64')}`,
  });
  const { traceId, spanIds } = await postSpans(gander.url, [
    {
      name: 'hostile',
      attributes: { 'input.value': value, 'output.value': deep, 'openinference.span.kind': 'CHAIN', [script]: script },
    },
  ]);
  const { page, context, problems } = await openPage(browser, { width: 390, theme: 'light' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}?span=${spanIds[0]}`);
  const input = page.getByRole('tree', { name: 'Input' });
  await input.getByText('window.hacked=1').first().waitFor();
  await input.getByText('text/html').waitFor();
  expect(await input.getByRole('button', { name: /^Open text\/html/ }).count()).toBe(0);
  await input
    .getByRole('button', { name: /^show all/ })
    .first()
    .click();
  await page.getByRole('tab', { name: /Attributes/ }).click();
  await page.getByText('<script>').first().waitFor();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
});

/** From the click to the first lines on the screen. Runs in the page. */
async function measureOpening(): Promise<number> {
  const button = [...document.querySelectorAll<HTMLElement>('[data-span-panel] button')].find((candidate) =>
    (candidate.textContent ?? '').endsWith('Open'),
  );
  return new Promise((resolve) => {
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (document.querySelector('[role="treeitem"]') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        setTimeout(() => {
          resolve(Math.round(performance.now() - start));
        });
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
    button?.click();
  });
}

async function timed(act: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await act();
  return Math.round(performance.now() - startMs);
}
