import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { createRunApi } from './support/make-run.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';
import { postTurn } from './support/post-turns.ts';

/** A shared machine is slow at times; waiting longer costs nothing where it is not. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const PATIENCE_MS = 90_000;

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  for (const name of ['voltagent', 'ai-v6']) await postRecording(gander.url, name);
}, PATIENCE_MS);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

/** VoltAgent's recorded sessions: two turns with a memory, and one in which a supervisor asks a sub-agent. */
const MEMORY = 'conv-mem-1';
const SUPERVISOR = 'conv-super-1';

const rowsOf = (page: Page, label: 'Sessions' | 'Users') =>
  page.getByRole('grid', { name: label }).locator('[role=rowgroup] [role=row]');
const turnOf = (page: Page, number: number) => page.getByRole('region', { name: `Turn ${number}`, exact: true });
const sessionUrl = (id: string, experimentId = '0') =>
  `${gander.url}/experiments/${experimentId}/session?id=${encodeURIComponent(id)}`;

async function createExperiment(name: string): Promise<string> {
  return createRunApi(gander.url).createExperiment(name);
}

describe('a session', { timeout: PATIENCE_MS }, () => {
  it.each([
    { width: 1440, theme: 'light' },
    { width: 390, theme: 'dark' },
  ] as const)('reads as one conversation across its traces, $width px, $theme', async (look) => {
    const { page, context, problems } = await openPage(browser, look);
    await page.goto(`${gander.url}/experiments/0/sessions`);
    await rowsOf(page, 'Sessions').filter({ hasText: MEMORY }).click();
    await page.getByRole('heading', { level: 1, name: `Session ${MEMORY}` }).waitFor();
    await turnOf(page, 1).getByText('I am Ada.').waitFor();
    await turnOf(page, 1).getByText('Hello! I am a fake model and I am happy to help.').waitFor();
    await turnOf(page, 2).getByText('What is my name?').waitFor();
    await turnOf(page, 2).getByText('Your name is Ada.').waitFor();
    // What the second call repeats of the first turn is said once.
    expect(await page.locator('[data-conversation]').getByText('I am Ada.', { exact: true }).count()).toBe(1);
    const totals = await page.locator('main header, header').filter({ hasText: 'Traces' }).first().innerText();
    expect(totals.replaceAll(/\s+/g, ' ')).toMatch(/Traces 2 .*Tokens 68 22 Cost \$0\.000022 User user-ada/);
    await page.getByText('2 turns, that is all').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('opens its traces, and Back is where one was', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    await page.goto(sessionUrl(MEMORY));
    await turnOf(page, 2).getByRole('link', { name: 'memory-agent' }).click();
    await page.waitForURL((url) => url.pathname === '/experiments/0/traces/tr-b1eb31c0a19ab8de31db6443a4272c68');
    await page.getByRole('treegrid', { name: 'Spans' }).getByRole('row').first().waitFor();
    await page.goBack();
    await turnOf(page, 2).getByText('Your name is Ada.').waitFor();
    // A message opens the model call that said it.
    await turnOf(page, 1).getByRole('button', { name: 'Open the model call' }).last().click();
    await page.waitForURL((url) => url.searchParams.has('span'));
    await page.goBack();
    // The figures lead to the list of its traces, and to the user.
    await page.getByTitle('Show them in the list of traces').click();
    await page.waitForURL((url) => url.pathname === '/experiments/0/traces');
    await eventually(() => page.locator('[role=rowgroup] [data-row]').count()).toBe(2);
    await page.goBack();
    await page.getByRole('link', { name: 'user-ada' }).click();
    await page.getByRole('heading', { level: 1, name: 'User user-ada' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('folds what tools and sub-agents did between question and answer', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
    await page.goto(sessionUrl(SUPERVISOR));
    const turn = turnOf(page, 1);
    await turn.getByText('It is 18 degrees and sunny in Paris.').last().waitFor();
    expect(await turn.getByRole('group', { name: 'Agent weather-agent' }).count()).toBe(0);
    const steps = turn.getByRole('group', { name: 'Steps' }).getByRole('button').first();
    await steps.getByText('delegate_task').waitFor();
    await steps.click();
    const agent = turn.getByRole('group', { name: 'Agent weather-agent' });
    await agent.getByRole('region', { name: 'Tool get_weather' }).waitFor();
    await steps.click();
    await agent.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await context.close();
  });

  it('says which turn failed and why', async () => {
    const experimentId = await createExperiment('failing');
    await postTurn(gander.url, { experimentId, sessionId: 's', index: 0 });
    await postTurn(gander.url, { experimentId, sessionId: 's', index: 1, error: 'The model is overloaded.' });
    const { page, context, problems } = await openPage(browser, { width: 390, theme: 'light' });
    await page.goto(`${gander.url}/experiments/${experimentId}/sessions`);
    await rowsOf(page, 'Sessions').getByRole('img', { name: 'Failed traces' }).waitFor();
    await rowsOf(page, 'Sessions').first().click();
    await turnOf(page, 2).getByText('The model is overloaded.').waitFor();
    expect(await turnOf(page, 1).getByText('overloaded').count()).toBe(0);
    await page.getByText('1 failed').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('of hundreds of turns holds a few in the page, reaches any, and grows without a jump', async () => {
    const experimentId = await createExperiment('long');
    const turns = Array.from({ length: 450 }, (_, index) => index);
    for (let from = 0; from < turns.length; from += 50) {
      await Promise.all(
        turns.slice(from, from + 50).map((index) => postTurn(gander.url, { experimentId, sessionId: 'long', index })),
      );
    }
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    await page.goto(sessionUrl('long', experimentId));
    await turnOf(page, 1).getByText('Question 0,').waitFor();
    const drawn = page.locator('[data-conversation] [aria-setsize]');
    expect(await drawn.count()).toBeLessThan(20);
    const feed = page.locator('[data-conversation]');
    // Page by page to the end.
    await expect
      .poll(
        async () => {
          await feed.evaluate((element) => {
            element.scrollTop = element.scrollHeight;
          });
          return page.getByText('450 turns, that is all').count();
        },
        { timeout: 60_000, interval: 300 },
      )
      .toBe(1);
    await turnOf(page, 450).getByText('Answer 449.').waitFor();
    expect(await drawn.count()).toBeLessThan(20);

    // Up in the conversation, a new turn is told of and moves nothing.
    await feed.evaluate((element) => {
      element.scrollTop = 5000;
    });
    const placeOf = async (number: number) => (await turnOf(page, number).boundingBox())?.y;
    await eventually(async () => Number(await drawn.first().getAttribute('aria-posinset'))).toBeLessThan(100);
    const number = Number(await drawn.nth(3).getAttribute('aria-posinset'));
    let before: number | undefined;
    await eventually(async () => {
      const last = before;
      before = await placeOf(number);
      return before !== undefined && last === before;
    }).toBe(true);
    await postTurn(gander.url, { experimentId, sessionId: 'long', index: 450 });
    const pill = page.getByRole('button', { name: '1 new turn' });
    await pill.waitFor();
    expect(await placeOf(number)).toBe(before);
    await pill.click();
    await turnOf(page, 451).getByText('Answer 450.').waitFor();
    await pill.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await context.close();
  });

  it('is read by keyboard, and a link leads to a turn', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    await page.goto(sessionUrl(MEMORY));
    await turnOf(page, 2).getByText('Your name is Ada.').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await eventually(() => turnOf(page, 2).getAttribute('aria-current')).toBe('true');
    await page.reload();
    await eventually(() => turnOf(page, 2).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('k');
    await eventually(() => turnOf(page, 1).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.startsWith('/experiments/0/traces/tr-'));
    await page.goBack();
    await eventually(() => turnOf(page, 1).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('turn'));
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.pathname === '/experiments/0/sessions');
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('the lists of sessions and users', { timeout: PATIENCE_MS }, () => {
  it('are filtered and walked by keyboard, from the URL', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    await page.goto(`${gander.url}/experiments/0/sessions`);
    await rowsOf(page, 'Sessions').nth(2).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('conv-mem');
    await eventually(() => rowsOf(page, 'Sessions').count()).toBe(1);
    await page.waitForURL((url) => url.searchParams.get('q') === 'conv-mem');
    await page.reload();
    await eventually(() => rowsOf(page, 'Sessions').count()).toBe(1);
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('q'));
    await page.keyboard.press('Escape');
    await rowsOf(page, 'Sessions').nth(2).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    const second = rowsOf(page, 'Sessions').nth(1);
    await eventually(() => second.getAttribute('aria-selected')).toBe('true');
    const id = await second.getByRole('link').first().innerText();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('id') === id);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('show the time that is chosen, to both ends', async () => {
    const experimentId = await createExperiment('times');
    const now = Date.now();
    const [recent, older, old] = [now - 3_600_000, now - 50 * 3_600_000, now - 300 * 3_600_000];
    for (const [sessionId, startMs] of [
      ['recent', recent],
      ['older', older],
      ['old', old],
    ] as const) {
      await postTurn(gander.url, { experimentId, sessionId, userId: `user-${sessionId}`, index: 0, startMs });
    }
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    for (const label of ['Sessions', 'Users'] as const) {
      await page.goto(`${gander.url}/experiments/${experimentId}/${label.toLowerCase()}`);
      await eventually(() => rowsOf(page, label).count()).toBe(3);
      await page.getByRole('button', { name: /^Time range/ }).click();
      await page.getByRole('button', { name: 'Last 24 hours' }).click();
      await eventually(() => rowsOf(page, label).count()).toBe(1);
      await page.waitForURL((url) => url.searchParams.get('range') === '24h');
      await page.getByRole('button', { name: /^Time range/ }).click();
      await page.getByRole('textbox', { name: 'Time in words' }).fill('3 days');
      await page.keyboard.press('Enter');
      await eventually(() => rowsOf(page, label).count()).toBe(2);
      const [from, to] = [older - 60_000, older + 60_000].map((time) => new Date(time).toISOString());
      await page.goto(`${gander.url}/experiments/${experimentId}/${label.toLowerCase()}?from=${from}&to=${to}`);
      await eventually(() => rowsOf(page, label).count()).toBe(1);
      await rowsOf(page, label).getByText('older').first().waitFor();
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it.each([1440, 390] as const)('begin with those that have most of what one looks for, at %d px', async (width) => {
    const experimentId = await createExperiment(`sorted at ${width}`);
    const hour = 3_600_000;
    const started = Date.now() - 10 * hour;
    for (const [index, sessionId] of ['long', 'long', 'long', 'newest'].entries()) {
      const startMs = started + index * hour;
      await postTurn(gander.url, { experimentId, sessionId, userId: `user-${sessionId}`, index, startMs });
    }
    const { page, context, problems } = await openPage(browser, { width, theme: 'light' });
    for (const label of ['Sessions', 'Users'] as const) {
      await page.goto(`${gander.url}/experiments/${experimentId}/${label.toLowerCase()}`);
      const first = rowsOf(page, label).first();
      await first.filter({ hasText: 'newest' }).waitFor();
      const header = page.getByRole('columnheader', { name: 'Traces' });
      if (width === 1440) await header.getByRole('button').click();
      else {
        await page.getByRole('button', { name: /^Sort/ }).click();
        await page.getByRole('menuitemradio', { name: 'Most traces' }).click();
      }
      await first.filter({ hasText: 'long' }).waitFor();
      await page.waitForURL((url) => url.searchParams.get('sort') === 'traces');
      await eventually(() => header.count()).toBe(width === 1440 ? 1 : 0);
      await page.reload();
      await first.filter({ hasText: 'long' }).waitFor();
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it('grow while they are looked at', async () => {
    const experimentId = await createExperiment('live');
    await postTurn(gander.url, { experimentId, sessionId: 'first', userId: 'ann', index: 0 });
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    await page.goto(`${gander.url}/experiments/${experimentId}/sessions`);
    await eventually(() => rowsOf(page, 'Sessions').count()).toBe(1);
    await page.getByText('Connected', { exact: true }).waitFor();
    await postTurn(gander.url, { experimentId, sessionId: 'first', userId: 'ann', index: 1 });
    await eventually(() => rowsOf(page, 'Sessions').getByRole('gridcell').nth(2).innerText()).toBe('2');
    await postTurn(gander.url, { experimentId, sessionId: 'second', userId: 'bob', index: 0 });
    await eventually(() => rowsOf(page, 'Sessions').count()).toBe(2);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('add up a user, and lead to the sessions and traces', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
    await page.goto(`${gander.url}/experiments/0/users`);
    const row = rowsOf(page, 'Users').filter({ hasText: 'user-42' });
    await row.waitFor();
    const [, , sessions, traces] = await row.getByRole('gridcell').allInnerTexts();
    await row.click();
    await page.getByRole('heading', { level: 1, name: 'User user-42' }).waitFor();
    await eventually(() => rowsOf(page, 'Sessions').count()).toBe(Number(sessions));
    await page.getByTitle('Show them in the list of traces').click();
    await eventually(() => page.getByText(`${traces} traces`, { exact: true }).count()).toBeGreaterThan(0);
    await page.goBack();
    await page.locator('header').filter({ hasText: 'First seen' }).getByRole('link', { name: 'Dashboard' }).click();
    await page.getByRole('link', { name: `Show ${traces} traces` }).waitFor();
    await page.goBack();
    await rowsOf(page, 'Sessions').filter({ hasText: SUPERVISOR }).click();
    await turnOf(page, 1).getByText('Please delegate to the weather agent.').first().waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('say how to begin where there is nothing, and that nothing matches', async () => {
    const experimentId = await createExperiment('nothing');
    const { page, context, problems } = await openPage(browser, { width: 390, theme: 'light' });
    await page.goto(`${gander.url}/experiments/${experimentId}/sessions`);
    await page.getByRole('heading', { name: 'No trace says which session it belongs to' }).waitFor();
    await page.getByRole('tab', { name: 'Vercel AI SDK' }).click();
    await page.getByText('experimental_telemetry').waitFor();
    await page.goto(`${gander.url}/experiments/${experimentId}/users`);
    await page.getByRole('heading', { name: 'No trace says whose it is' }).waitFor();
    await page.goto(`${gander.url}/experiments/0/users?q=nobody-is-called-so`);
    await page.getByText('No user matches').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await rowsOf(page, 'Users').first().waitFor();
    await page.goto(sessionUrl('never heard of'));
    await page.getByText('No trace of this experiment has this session id').waitFor();
    await page.goto(`${gander.url}/experiments/0/user?id=nobody`);
    await page.getByText('No session of this user').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it.each([1440, 390] as const)('hold ids of any length and kind, at %d px', async (width) => {
    const experimentId = await createExperiment(`long ids ${width}`);
    const long = `tenant/eu-central-1/${'0123456789abcdef-'.repeat(60)}end`;
    for (const [index, sessionId] of [long, '..', 'a/b?c=d#e&f', '100%', '0'].entries()) {
      await postTurn(gander.url, { experimentId, sessionId, userId: sessionId, index });
    }
    const { page, context, problems } = await openPage(browser, { width, theme: 'light' });
    const expectFits = async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    };
    for (const label of ['Sessions', 'Users'] as const) {
      for (const [index, id] of [long, '..', 'a/b?c=d#e&f', '100%', '0'].entries()) {
        await page.goto(`${gander.url}/experiments/${experimentId}/${label.toLowerCase()}`);
        const row = rowsOf(page, label).filter({ has: page.getByRole('link', { name: id, exact: true }) });
        await row.first().waitFor();
        await expectFits();
        await row.first().click();
        await page.getByRole('heading', { level: 1 }).getByText(id, { exact: true }).waitFor();
        expect(new URL(page.url()).searchParams.get('id')).toBe(id);
        if (label === 'Sessions') await turnOf(page, 1).getByText(`Answer ${index}.`).waitFor();
        await page.reload();
        await page.getByRole('heading', { level: 1 }).getByText(id, { exact: true }).waitFor();
        await expectFits();
      }
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});
