import { randomBytes } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage, type WatchedPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';
import { cellsOf, keyOf, rowsOf } from './support/trace-rows.ts';

let gander: RunningGander;
let browser: Browser;
const opened: WatchedPage[] = [];

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  await postRecording(gander.url, 'voltagent');
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

async function openList(search = ''): Promise<Page> {
  const watched = await openPage(browser, { width: 1440, theme: 'light' });
  opened.push(watched);
  watched.page.setDefaultTimeout(15_000);
  await watched.page.goto(`${gander.url}/experiments/0/traces${search}`);
  await rowsOf(watched.page).first().waitFor();
  return watched.page;
}

async function close(page: Page): Promise<void> {
  const watched = opened.find((candidate) => candidate.page === page);
  await page.context().close();
  expect(watched?.problems).toEqual([]);
}

describe('live', () => {
  it('a new trace appears at the top of a list that nobody reads, and waits above one that is read', async () => {
    const page = await openList();
    await page.mouse.move(5, 5);
    await page.waitForFunction(() => document.querySelector('header')?.textContent?.includes('Connected') === true);
    const first = `tr-${await postMadeTrace(gander.url, [{ name: 'came by itself' }])}`;
    await page.locator(`[data-row="${first}"]`).waitFor();

    await page.keyboard.press('j');
    const shown = await rowsOf(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
    const second = `tr-${await postMadeTrace(gander.url, [{ name: 'has to wait' }])}`;
    const pill = page.getByRole('button', { name: '1 new trace' });
    await pill.waitFor();
    expect(await rowsOf(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')))).toEqual(shown);
    await pill.click();
    await page.locator(`[data-row="${second}"]`).waitFor();
    await pill.waitFor({ state: 'detached' });
    await close(page);
  });

  it('a running trace settles in its row, in its place', async () => {
    const page = await openList('?cols=name.state');
    await page.waitForFunction(() => document.querySelector('header')?.textContent?.includes('Connected') === true);
    const trace = makeOpenTrace();
    await trace.sendChild();
    const row = page.locator(`[data-row="${trace.traceId}"]`);
    await row.getByText('Running').waitFor();
    await page.keyboard.press('j');
    const place = await row.getAttribute('aria-rowindex');
    await trace.sendRoot();
    await row.getByText('the root').waitFor();
    await row.getByText('OK', { exact: true }).waitFor();
    expect(await row.getAttribute('aria-rowindex')).toBe(place);
    await close(page);
  });

  it('in another order new traces wait, because nobody knows their place yet', async () => {
    const page = await openList('?sort=name&cols=name');
    const before = await cellsOf(page, 'name');
    await page.waitForFunction(() => document.querySelector('header')?.textContent?.includes('Connected') === true);
    // What there was when the list was opened is not new: the first answer of the stream says what that is.
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const traceId = `tr-${await postMadeTrace(gander.url, [{ name: 'AAA comes first' }])}`;
    const pill = page.getByRole('button', { name: '1 new trace' });
    await pill.waitFor();
    expect(await cellsOf(page, 'name')).toEqual(before);
    await pill.click();
    await expectEventually(async () => keyOf(rowsOf(page).first()), traceId);
    await close(page);
  });

  it('a paused list hears nothing, and catches up', async () => {
    const page = await openList();
    await page.getByRole('button', { name: 'Live', exact: true }).click();
    await page.getByText('Paused').waitFor();
    const traceId = `tr-${await postMadeTrace(gander.url, [{ name: 'while it was paused' }])}`;
    await page.keyboard.press('j');
    expect(await page.locator(`[data-row="${traceId}"]`).count()).toBe(0);
    await page.getByRole('button', { name: 'Live', exact: true }).click();
    await page.getByRole('button', { name: /new trace/ }).click();
    await page.locator(`[data-row="${traceId}"]`).waitFor();
    await close(page);
  });
});

/** A trace whose root comes after its child, as it does from an exporter that sends what has ended. */
function makeOpenTrace() {
  const hexId = randomBytes(16).toString('hex');
  const rootId = randomBytes(8).toString('hex');
  const startMs = Date.now();
  const send = async (span: Readonly<Record<string, unknown>>) => {
    const spans = [{ traceId: hexId, kind: 1, startTimeUnixNano: `${startMs}000000`, ...span }];
    const response = await fetch(`${gander.url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
    });
    expect(response.status).toBe(200);
  };
  return {
    traceId: `tr-${hexId}`,
    sendChild: async () =>
      send({
        spanId: randomBytes(8).toString('hex'),
        parentSpanId: rootId,
        name: 'the child',
        endTimeUnixNano: `${startMs + 3}000000`,
      }),
    sendRoot: async () => send({ spanId: rootId, name: 'the root', endTimeUnixNano: `${startMs + 9}000000` }),
  };
}

async function expectEventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 15_000, interval: 50 }).toEqual(expected);
}
