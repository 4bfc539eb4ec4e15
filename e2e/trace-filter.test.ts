import { randomBytes } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage } from './support/open-browser.ts';

let gander: RunningGander;
let browser: Browser;

const HOUR_MS = 3_600_000;

interface Call {
  readonly name: string;
  readonly model: string;
  readonly user: string;
  readonly hoursAgo: number;
  readonly error?: string;
}

/** Twelve traces over five hours: six orders, two of which failed long ago, and six answers. */
const CALLS: readonly Call[] = [
  ...[0.1, 0.2, 0.3, 0.4].map((hoursAgo) => ({ name: 'place order', model: 'gpt-5-mini', user: 'ann', hoursAgo })),
  ...[4.2, 4.4].map((hoursAgo) => ({
    name: 'refund order',
    model: 'claude-sonnet-4-5',
    user: 'bob',
    hoursAgo,
    error: 'card declined',
  })),
  ...[1.1, 1.2, 1.3, 1.4, 1.5, 1.6].map((hoursAgo) => ({
    name: 'answer question',
    model: 'gpt-5-mini',
    user: 'bob',
    hoursAgo,
  })),
];

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  for (const call of CALLS) await postCall(call);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

describe('the filter bar', () => {
  it('completes keys and values that were seen, with counts, by keyboard alone', async () => {
    const { page, context, problems } = await openList();
    await page.keyboard.press('/');
    await page.keyboard.type('sta');
    await option(page, /^status/).waitFor();
    // By now the letters are looked for as words, which must not narrow the values down.
    await expectEventually(async () => new URL(page.url()).searchParams.get('q'), 'sta');
    await page.keyboard.press('Tab');
    await expectEventually(() => bar(page).inputValue(), 'status = ');
    await option(page, /ERROR/).getByText('2').waitFor();
    await page.keyboard.type('ERR');
    await expectEventually(() => options(page).count(), 1);
    await page.keyboard.press('Enter');
    await expectEventually(() => bar(page).inputValue(), "status = 'ERROR' ");
    await expectRows(page, 2);
    await expectFilter(page, "status = 'ERROR'");
    await page.keyboard.type('AND use');
    await option(page, /^user/).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('bob');
    await option(page, /bob/).waitFor();
    await page.keyboard.press('Enter');
    await expectFilter(page, "status = 'ERROR' AND user = 'bob'");
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).searchParams.get('q')).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).not.toBe('combobox');
    await page.goBack();
    await expectFilter(page, "status = 'ERROR'");
    await expectEventually(() => bar(page).inputValue(), "status = 'ERROR'");
    expect(problems).toEqual([]);
    await context.close();
  });

  it('marks a mistake in place, says what was expected, and leaves the list as it is', async () => {
    const { page, context } = await openList();
    await bar(page).fill("status = 'ERROR' AND staus = 'OK'");
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Did you mean status').waitFor();
    expect(await bar(page).getAttribute('aria-invalid')).toBe('true');
    const marked = page.locator('search span.decoration-wavy');
    expect(await marked.innerText()).toBe('staus');
    const [mark, text] = [await marked.boundingBox(), await bar(page).boundingBox()];
    expect(mark?.y).toBeGreaterThanOrEqual(text?.y ?? Number.NaN);
    await expectRows(page, CALLS.length);
    expect(page.url()).not.toContain('filter=');
    await page.keyboard.press('Escape');
    await expectEventually(() => bar(page).inputValue(), '');
    await context.close();
  });

  it('puts right what was plainly meant', async () => {
    const { page, context } = await openList();
    await bar(page).fill("status = ERROR refund AND user = 'bob'");
    await page.keyboard.press('Enter');
    await expectFilter(page, "status = 'ERROR' AND user = 'bob'");
    expect(new URL(page.url()).searchParams.get('q')).toBe('refund');
    await expectRows(page, 2);
    await context.close();
  });

  it('looks for plain words, beside conditions too, and remembers what was looked for', async () => {
    const { page, context } = await openList();
    await bar(page).fill('refund');
    await expectRows(page, 2);
    expect(new URL(page.url()).searchParams.get('q')).toBe('refund');
    await bar(page).fill("user = 'bob' order");
    await page.keyboard.press('Enter');
    await expectRows(page, 2);
    await expectFilter(page, "user = 'bob'");
    expect(new URL(page.url()).searchParams.get('q')).toBe('order');
    await page.reload();
    await expectEventually(() => bar(page).inputValue(), "user = 'bob' order");
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expectRows(page, CALLS.length);
    await page.getByRole('group', { name: 'Recent' }).getByRole('option').first().click();
    await expectRows(page, 2);
    await context.close();
  });

  it('shows a link whose filter cannot be read, and a way out', async () => {
    const { page, context } = await openList('?filter=status+%3D', null);
    await page.getByRole('heading', { name: 'This filter has a mistake' }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expectRows(page, CALLS.length);
    await context.close();
  });

  it('reads the short names that other pages link with', async () => {
    const { page, context } = await openList('?user=ann', 4);
    await expectEventually(() => bar(page).inputValue(), "user = 'ann'");
    await context.close();
  });
});

describe('what is active', () => {
  it('stands below the bar, each with a way to drop it', async () => {
    const { page, context } = await openList("?filter=status+%3D+'OK'+AND+user+%3D+'bob'&range=3h&q=answer", 6);
    const active = page.getByRole('list', { name: 'Active filters' });
    expect(await active.getByRole('listitem').count()).toBe(5);
    await active.getByRole('button', { name: "Remove user = 'bob'" }).click();
    await expectFilter(page, "status = 'OK'");
    await active.getByRole('button', { name: 'Remove Last 3 hours' }).click();
    await expectEventually(async () => new URL(page.url()).searchParams.get('range'), null);
    await active.getByRole('button', { name: 'Clear all' }).click();
    await expectRows(page, CALLS.length);
    await page.goBack();
    await expectRows(page, 6);
    await context.close();
  });

  it('is named when nothing matches, with how many traces dropping it would bring', async () => {
    const { page, context } = await openList("?filter=status+%3D+'ERROR'+AND+user+%3D+'ann'", null);
    const offers = page.getByRole('list', { name: 'Filters that could be removed' });
    await offers.getByRole('button', { name: /status = 'ERROR'.*4 traces/ }).waitFor();
    await offers.getByRole('button', { name: /user = 'ann'.*2 traces/ }).click();
    await expectRows(page, 2);
    await expectFilter(page, "status = 'ERROR'");
    await context.close();
  });
});

describe('the facets', () => {
  it('include and exclude by a click, count what the rest of the filter leaves, and fold for good', async () => {
    const { page, context, problems } = await openList();
    const model = page.getByRole('region', { name: 'Model' });
    await model.getByRole('button', { name: /Include gpt-5-mini 10 traces/ }).click();
    await expectRows(page, 10);
    await expectFilter(page, "model = 'gpt-5-mini'");
    await page.getByRole('button', { name: /Include OK 10 traces/ }).waitFor();
    expect(await model.getByRole('button', { name: /Include claude/ }).count()).toBe(1);
    await model.getByRole('button', { name: 'Exclude gpt-5-mini' }).click();
    await expectRows(page, 2);
    await model.getByRole('button', { name: /clear Model/ }).click();
    await expectRows(page, CALLS.length);
    await page.goBack();
    await expectRows(page, 2);
    await page.goBack();
    await expectRows(page, 10);

    const facets = page.getByRole('complementary', { name: 'Filters' });
    await facets.getByRole('button', { name: 'User', exact: true }).click();
    await page.getByRole('button', { name: /Include ann 4 traces/ }).waitFor();
    await facets.getByRole('button', { name: 'Model', exact: true }).click();
    await page.reload();
    await page.getByRole('button', { name: /Include ann/ }).waitFor();
    expect(await facets.getByRole('button', { name: 'Model', exact: true }).getAttribute('aria-expanded')).toBe(
      'false',
    );
    await page.getByRole('searchbox', { name: 'Find a filter' }).fill('state');
    await expectEventually(() => facets.getByRole('region').count(), 1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('list the errors, in words', async () => {
    const { page, context } = await openList();
    await page.getByRole('button', { name: /Include card declined 2 traces/ }).click();
    await expectRows(page, 2);
    await context.close();
  });

  it('stand in a sheet behind a button on a phone', async () => {
    const { page, context, problems } = await openList('', CALLS.length, 390);
    expect(await page.getByRole('complementary', { name: 'Filters' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show filters' }).click();
    const sheet = page.getByRole('dialog', { name: 'Filters' });
    await sheet.getByRole('button', { name: /Include Error 2 traces/ }).click();
    await sheet.getByRole('button', { name: 'Show traces' }).click();
    await sheet.waitFor({ state: 'detached' });
    await expectRows(page, 2);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('the histogram', () => {
  it('shows counts, narrows the time by dragging, and widens it again', async () => {
    const { page, context, problems } = await openList();
    const plane = page.getByRole('application', { name: /Traces over time/ });
    const bars = page.getByRole('table', { name: 'Traces over time' }).getByRole('row');
    await expectEventually(async () => sumCells(await bars.allInnerTexts()), { ok: 10, error: 2 });
    const box = await plane.boundingBox();
    if (box === null) throw new Error('The histogram is not drawn.');
    await page.mouse.move(box.x + 1, box.y + 10);
    await page.getByRole('figure').getByRole('status').getByText('Error').waitFor();
    // The failed ones are the oldest: they stand at the left end.
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 4, box.y + 10, { steps: 5 });
    await page.mouse.up();
    await expectRows(page, 2);
    const { searchParams } = new URL(page.url());
    expect(Date.parse(searchParams.get('from') ?? '')).toBeLessThan(Date.now() - 4 * HOUR_MS);
    expect(Date.parse(searchParams.get('to') ?? '')).toBeLessThan(Date.now() - 2 * HOUR_MS);
    await page.getByRole('button', { name: 'Reset zoom' }).click();
    await expectRows(page, CALLS.length);
    await page.goBack();
    await expectRows(page, 2);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('is worked with the keyboard', async () => {
    const { page, context } = await openList();
    const bars = page.getByRole('table', { name: 'Traces over time' }).getByRole('row');
    await expectEventually(async () => sumCells(await bars.allInnerTexts()), { ok: 10, error: 2 });
    await page.getByRole('application', { name: /Traces over time/ }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expectEventually(async () => new URL(page.url()).searchParams.has('from'), true);
    await context.close();
  });
});

describe('the time range', () => {
  it('is chosen, typed in words, or given exactly in local time', async () => {
    const { page, context } = await openList();
    const button = page.getByRole('button', { name: /^Time range/ });
    await button.click();
    await page.getByRole('button', { name: /^Last hour/ }).click();
    await expectRows(page, 4);
    await button.click();
    const words = page.getByRole('textbox', { name: 'Time in words' });
    await words.fill('last 2 hours');
    await page.keyboard.press('Enter');
    await expectRows(page, 10);
    expect(new URL(page.url()).searchParams.get('range')).toBe('2h');
    await button.click();
    await words.fill('whenever');
    await page.getByText('Not understood').waitFor();
    await page.getByText('UTC').first().waitFor();
    await page.getByLabel('To', { exact: true }).fill(toLocalInput(Date.now() - 3 * HOUR_MS));
    await page.getByRole('button', { name: 'Apply' }).click();
    await expectRows(page, 2);
    await page.goBack();
    await expectRows(page, 10);
    await page.goBack();
    await expectRows(page, 4);
    await context.close();
  });
});

/** `null`: no row is waited for. */
async function openList(search = '', rowCount: number | null = CALLS.length, width: 1440 | 390 = 1440) {
  const opened = await openPage(browser, { width, theme: 'light' });
  await opened.page.goto(`${gander.url}/experiments/0/traces${search}`);
  if (rowCount !== null) await expectRows(opened.page, rowCount);
  return opened;
}

const bar = (page: Page) => page.getByRole('combobox', { name: 'Filter traces' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
const option = (page: Page, text: RegExp) => options(page).filter({ hasText: text }).first();

async function expectRows(page: Page, count: number): Promise<void> {
  await expectEventually(
    () => page.getByRole('grid', { name: 'Traces' }).locator('[role=rowgroup] [role=row]').count(),
    count,
  );
}

async function expectFilter(page: Page, filter: string): Promise<void> {
  await expectEventually(async () => new URL(page.url()).searchParams.get('filter'), filter);
}

/** Adds up the rows of the histogram's table: time, OK, error, running. */
function sumCells(rows: readonly string[]) {
  const cells = rows.slice(1).map((row) => row.split('\t').slice(1).map(Number));
  const sum = (column: number) => cells.reduce((total, row) => total + (row[column] ?? 0), 0);
  return { ok: sum(0), error: sum(1) };
}

function toLocalInput(unixMs: number): string {
  const date = new Date(unixMs - new Date(unixMs).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 19);
}

async function postCall({ name, model, user, hoursAgo, error }: Call): Promise<void> {
  const startMs = Date.now() - Math.round(hoursAgo * HOUR_MS);
  const attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': model, 'user.id': user };
  const span = {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    name,
    kind: 3,
    startTimeUnixNano: `${startMs}000000`,
    endTimeUnixNano: `${startMs + 800}000000`,
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
    status: error === undefined ? {} : { code: 2, message: error },
  };
  const response = await fetch(`${gander.url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
}

async function expectEventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 10_000, interval: 50 }).toEqual(expected);
}
