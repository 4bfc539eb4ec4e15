import { randomBytes } from 'node:crypto';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage, type ScreenOptions } from './support/open-browser.ts';
import { boxOf, cellsOf, rowsOf, titleOf } from './support/trace-rows.ts';

let gander: RunningGander;
let browser: Browser;

interface Sketch {
  readonly name: string;
  readonly minutesAgo: number;
  readonly durationMs?: number;
  readonly session?: string;
  /** The root failed, or a span in it. */
  readonly failed?: 'root' | 'inside';
}

const CALM = Array.from({ length: 120 }, (_, index): Sketch => ({
  name: `calm ${index}`,
  minutesAgo: 10 + index,
  durationMs: 100 + index,
}));

/** More than one page of the list: the talk began before what is loaded at first. */
const SKETCHES: readonly Sketch[] = [
  ...CALM,
  { name: 'broken inside', minutesAgo: 1, failed: 'inside' },
  { name: 'broken', minutesAgo: 2, failed: 'root' },
  { name: 'sluggish', minutesAgo: 3, durationMs: 45_000 },
  { name: 'last turn', minutesAgo: 4, session: 'long-talk' },
  { name: 'second turn', minutesAgo: 400, session: 'long-talk', failed: 'root' },
  { name: 'first turn', minutesAgo: 401, session: 'long-talk' },
];

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  await postSketches(SKETCHES);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

/** States are waited for as long as a slow machine needs. */
const PATIENCE = { timeout: 20_000, interval: 50 };

const WIDE: ScreenOptions = { width: 1440, theme: 'light' };
const PHONE: ScreenOptions = { width: 390, theme: 'dark' };

async function open(path: string, screen: ScreenOptions = WIDE) {
  const opened = await openPage(browser, screen);
  await opened.page.goto(gander.url + path);
  const close = async () => {
    expect(opened.problems).toEqual([]);
    await opened.context.close();
  };
  return { page: opened.page, close };
}

const filterOf = (page: Page) => new URL(page.url()).searchParams.get('filter');
const names = async (page: Page) => (await cellsOf(page, 'name')).map((text) => text.trim()).toSorted();

describe('the page of experiments', () => {
  it.each([WIDE, PHONE])('says what failed, and leads there at $width px', async (screen) => {
    const { page, close } = await open('/', screen);
    const failed = page.getByRole('link', { name: /^2 .*of 126 traces failed; show them$/ });
    await failed.waitFor();
    if (screen.width === 1440) await page.getByRole('img', { name: 'Last 7 days: 126 traces, 2 failed' }).waitFor();
    await page.getByRole('link', { name: /^1\s+trace did not fail, but a span inside did/ }).click();
    await expect.poll(() => filterOf(page), PATIENCE).toBe("status = 'OK' AND error_count > 0");
    await page.getByText('broken inside').first().waitFor();
    await page.goBack();
    await failed.click();
    await expect.poll(() => filterOf(page), PATIENCE).toBe("status = 'ERROR'");
    await close();
  });
});

describe('a failed span in a trace that did not fail', () => {
  it.each([WIDE, PHONE])('stands beside the state at $width px', async (screen) => {
    const { page, close } = await open('/experiments/0/traces', screen);
    const row = rowsOf(page).filter({ hasText: 'broken inside' });
    await row.getByText('1 failed span inside').waitFor();
    // One that failed itself says so already.
    await rowsOf(page).filter({ hasText: 'broken' }).nth(1).getByText('Error', { exact: true }).waitFor();
    expect(await page.getByText('failed span inside').count()).toBe(1);
    await close();
  });

  it('is looked for with one click, counted, and let go with another', async () => {
    const { page, close } = await open('/experiments/0/traces?cols=name.state');
    const row = page.getByRole('button', { name: /With failed spans/ });
    await row.getByText('3', { exact: true }).waitFor();
    await row.click();
    await expect.poll(() => names(page), PATIENCE).toEqual(['broken', 'broken inside', 'second turn']);
    expect(filterOf(page)).toBe('error_count > 0');
    await page.getByRole('button', { name: /Include OK 1 trace/ }).click();
    await expect.poll(() => names(page), PATIENCE).toEqual(['broken inside']);
    await row.click();
    await expect.poll(() => filterOf(page), PATIENCE).toBe("status = 'OK'");
    await close();
  });
});

describe('the latency', () => {
  it('is narrowed to the slowest, to a range that is typed, and to bars that are dragged over', async () => {
    const { page, close } = await open('/experiments/0/traces?cols=name.latency');
    const latency = page.getByRole('region', { name: 'Latency' });
    await latency.getByRole('button', { name: /^Slowest 1% .* 2 traces$/ }).waitFor();
    const slowest = latency.getByRole('button', { name: /^Slowest 5%/ });
    const count = Number(/(\d+) traces$/.exec((await slowest.innerText()).replaceAll(/\s+/g, ' '))?.[1]);
    await slowest.click();
    await expect.poll(() => filterOf(page), PATIENCE).toMatch(/^duration_ms >= \d+$/);
    await expect.poll(() => rowsOf(page).count(), PATIENCE).toBe(count);

    await latency.getByRole('textbox', { name: 'Latency: at least' }).fill('2 s');
    await page.keyboard.press('Enter');
    await expect.poll(() => filterOf(page), PATIENCE).toBe('duration_ms >= 2000');
    await expect.poll(() => names(page), PATIENCE).toEqual(['sluggish']);
    await latency.getByRole('textbox', { name: 'Latency: at most' }).fill('soon');
    await page.keyboard.press('Enter');
    await latency.getByRole('alert').waitFor();
    await latency.getByRole('button', { name: /clear Latency/ }).click();
    await expect.poll(() => filterOf(page), PATIENCE).toBeNull();

    const bars = await boxOf(latency.getByRole('img', { name: /^Latency of 126 traces/ }));
    await page.mouse.move(bars.x + 1, bars.y + 10);
    await page.mouse.down();
    await page.mouse.move(bars.x + bars.width / 2, bars.y + 10, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => filterOf(page), PATIENCE).toMatch(/^duration_ms < \d+$/);
    await close();
  });
});

describe('excluding while another value is included', () => {
  it('changes to what is excluded, where a trace has one value', async () => {
    const { page, close } = await open("/experiments/0/traces?filter=status%20%3D%20'OK'");
    await page.getByRole('button', { name: 'Exclude Error' }).click();
    await expect.poll(() => filterOf(page), PATIENCE).toBe("status != 'ERROR'");
    expect(await page.getByRole('button', { name: 'Exclude Error' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: /Include Error/ }).click();
    await expect.poll(() => filterOf(page), PATIENCE).toBe("status = 'ERROR'");
    await close();
  });
});

describe('sessions in the list', () => {
  it('add up all of their traces, also those that are not loaded, and show them when opened', async () => {
    const { page, close } = await open('/experiments/0/traces?group=session');
    const group = page.locator('[data-row="session:long-talk"]');
    await group.getByTitle('3 traces; the figures are their sum').waitFor();
    await group.getByText('1 failed').waitFor();
    await group.locator('[role=gridcell]').nth(1).click();
    await expect.poll(() => page.locator('[data-row][aria-level="2"]').count(), PATIENCE).toBe(3);
    await page.getByText('first turn').waitFor();
    await close();
  });
});

describe('the head of the table', () => {
  it('sorts wherever a cell of it is clicked', async () => {
    const { page, close } = await open('/experiments/0/traces?cols=name.latency');
    const cell = page.locator('[role=columnheader][data-column=name]');
    const box = await boxOf(cell);
    await titleOf(page, 'name').waitFor();
    await page.mouse.click(box.x + box.width - 20, box.y + 4);
    await page.waitForURL(/sort=name/);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
    await close();
  });
});

describe('the panel over the list', () => {
  it('goes on as a page with the view it shows', async () => {
    const { page, close } = await open('/experiments/0/traces?cols=name.state');
    const row = rowsOf(page).filter({ hasText: 'broken inside' });
    await row.locator('[data-cell=name]').click();
    await page.waitForURL(/peek=/);
    await page.getByRole('complementary', { name: 'Trace' }).getByText('broken inside').first().waitFor();
    await page.keyboard.press('c');
    await page.waitForURL(/view=chat/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/traces\/tr-/);
    expect(new URL(page.url()).searchParams.get('view')).toBe('chat');
    await close();
  });
});

describe('while the server is away', () => {
  it('what was counted stays', async () => {
    const { page } = await open('/experiments/0/traces');
    const failed = page.getByRole('button', { name: /Include Error 2 traces/ });
    await failed.waitFor();
    await page.getByRole('button', { name: /^Slowest 1%/ }).waitFor();
    await page.route('**/api/gander/v1/**', async (route) => route.abort());
    // As if something new had come: all figures are read again.
    await postSketches([{ name: 'one more', minutesAgo: 500 }]);
    await page.getByText('Offline').waitFor();
    expect(await failed.isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: /^Slowest 1%/ }).isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('the palette', () => {
  it('takes what is typed before it is there, and nothing reaches the page', async () => {
    const { page, close } = await open('/experiments/0/traces?cols=name');
    await rowsOf(page).first().waitFor();
    await page.reload();
    await rowsOf(page).first().waitFor();
    await page.route('**/*alette*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('xj dashbx');
    await page.keyboard.press('Backspace');
    const field = page.getByRole('combobox', { name: 'Command, experiment or trace' });
    await expect.poll(() => field.inputValue(), PATIENCE).toBe('xj dashb');
    expect(await page.getByText('selected').count()).toBe(0);
    await field.press('End');
    await page.keyboard.type('o');
    expect(await field.inputValue()).toBe('xj dashbo');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect.poll(() => field.inputValue(), PATIENCE).toBe('');
    await close();
  });
});

describe('tabs that have no room', () => {
  it('are announced by an arrow that shows them', async () => {
    const { page, close } = await open('/experiments/0/traces', PHONE);
    const tabs = page.getByRole('navigation', { name: 'Experiment' });
    const last = tabs.getByRole('link', { name: 'Set-up' });
    const isShown = async () => {
      const box = await boxOf(last);
      return box.x + box.width <= 390;
    };
    expect(await isShown()).toBe(false);
    await tabs.getByRole('button', { name: 'More tabs' }).click();
    await expect.poll(isShown, PATIENCE).toBe(true);
    await last.click();
    await tabs.getByRole('button', { name: 'Tabs before' }).waitFor();
    await expect.poll(isShown, PATIENCE).toBe(true);
    await close();
  });
});

async function postSketches(sketches: readonly Sketch[]): Promise<void> {
  const now = Date.now();
  const spans = sketches.flatMap(({ name, minutesAgo, durationMs = 100, session, failed }) => {
    const traceId = randomBytes(16).toString('hex');
    const spanId = randomBytes(8).toString('hex');
    const startMs = now - minutesAgo * 60_000;
    const time = { startTimeUnixNano: `${startMs}000000`, endTimeUnixNano: `${startMs + durationMs}000000` };
    const error = { code: 2, message: 'it broke' };
    const attributes = session === undefined ? [] : [{ key: 'session.id', value: { stringValue: session } }];
    const root = {
      traceId,
      spanId,
      name,
      kind: 1,
      ...time,
      attributes,
      status: failed === 'root' ? error : { code: 1 },
    };
    if (failed !== 'inside') return [root];
    return [
      root,
      { ...root, spanId: randomBytes(8).toString('hex'), parentSpanId: spanId, name: 'step', status: error },
    ];
  });
  const response = await fetch(`${gander.url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
}
