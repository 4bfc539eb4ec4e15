import { randomBytes } from 'node:crypto';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

/** VoltAgent's recorded supervisor, which delegates to a sub-agent. */
const SUPERVISOR = 'tr-75f92e48aee30e40b7f24cd98481af3b';

it.each([
  { width: 1440, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const)('a recorded trace reads as a conversation, $width px, $theme', async (look) => {
  await postRecording(gander.url, 'voltagent');
  const { page, context, problems } = await openPage(browser, look);
  await page.goto(`${gander.url}/experiments/0/traces/${SUPERVISOR}`);
  await page.getByRole('button', { name: /Conversation/ }).click();
  const chat = page.locator('[data-chat]');
  await chat.getByText('Please delegate to the weather agent.').first().waitFor();
  expect(page.url()).toContain('view=chat');
  const delegation = chat.getByRole('region', { name: 'Tool delegate_task' });
  const agent = delegation.getByRole('group', { name: 'Agent weather-agent' });
  await agent.getByText('You know the weather.').waitFor();
  // A call opens to its arguments and its result.
  const call = agent.getByRole('region', { name: 'Tool get_weather' });
  await call.getByRole('button', { name: /get_weather/ }).click();
  await call.getByText('Arguments').waitFor();
  await call.getByText('Result').waitFor();
  // Searching says how many turns match, and goes to the first; a turn opens its span.
  await page.getByRole('searchbox').fill('weather in Paris');
  await page
    .getByRole('status')
    .filter({ hasText: /^1 of \d+$/ })
    .waitFor();
  await page.getByRole('searchbox').fill('');
  await call.getByRole('button', { name: "Open the tool's span" }).click();
  await page
    .locator('[data-span-panel]')
    .getByRole('heading', { name: /get_weather/ })
    .waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('the critical path is pointed out by a key, and the link to it can be sent', async () => {
  await postRecording(gander.url, 'voltagent');
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/${SUPERVISOR}`);
  await page.getByRole('treegrid', { name: 'Spans' }).getByText('supervisor').first().waitFor();
  const critical = page.locator('[role="gridcell"][aria-label*="on the critical path"]');
  expect(await critical.count()).toBe(0);
  await page.keyboard.press('p');
  await critical.first().waitFor();
  await page.reload();
  await critical.first().waitFor();
  const bars = page.locator('[role="treegrid"] [role="gridcell"][aria-label]');
  expect(await critical.count()).toBeLessThan(await bars.count());
  expect(problems).toEqual([]);
  await context.close();
});

it('Markdown is drawn, and nothing in it runs, loads or leads astray', async () => {
  const markdown = [
    '# A plan',
    '| City | Temperature |\n|---|--:|\n| Paris | 18 |',
    '```js\nconst answer = 42;\n```',
    'A formula: \\(x^2\\), a [site](https://example.com/a), a [trap](javascript:window.hacked=1).',
    '<img src=x onerror="window.hacked=1"> ![pixel](https://spy.example/p.png)',
  ].join('\n\n');
  const messages = (role: string) => JSON.stringify([{ role, parts: [{ type: 'text', content: markdown }] }]);
  const traceId = await postMadeTrace(gander.url, [
    {
      name: 'chat',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.input.messages': messages('user'),
        'gen_ai.output.messages': messages('assistant'),
      },
    },
  ]);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(gander.url)) strangers.push(request.url());
  });
  await page.goto(`${gander.url}/experiments/0/traces/tr-${traceId}?view=chat`);
  const chat = page.locator('[data-chat]');
  await chat.getByRole('heading', { name: 'A plan' }).first().waitFor();
  expect(await chat.getByRole('cell', { name: 'Paris' }).count()).toBe(2);
  expect(await chat.locator('code .hljs-keyword').first().textContent()).toBe('const');
  expect(await chat.locator('math').count()).toBe(2);
  expect(await chat.locator('a[href="https://example.com/a"]').count()).toBe(2);
  expect(await page.locator('a[href^="javascript:" i], .rich-text img').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(strangers).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

it('a trace opened by its link has neighbours that the top of the list does not hold', async () => {
  const day = 86_400_000;
  const post = async (count: number, firstMs: number) => {
    const spans = Array.from({ length: count }, (_, at) => ({
      traceId: randomBytes(16).toString('hex'),
      spanId: randomBytes(8).toString('hex'),
      name: `link ${at}`,
      startTimeUnixNano: `${firstMs + at * 1000}000000`,
      endTimeUnixNano: `${firstMs + at * 1000 + 5}000000`,
    }));
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${gander.url}/v1/traces`, { method: 'POST', headers, body })).status).toBe(200);
    return spans;
  };
  const [oldest, middle, newest] = await post(3, Date.now() - 9 * day);
  // More than a page of the list.
  await post(150, Date.now() - day);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  const toPath = (span: { readonly traceId: string } | undefined) => `/experiments/0/traces/tr-${span?.traceId}`;
  await page.goto(`${gander.url}${toPath(middle)}`);
  await page.getByRole('button', { name: 'Newer trace (Shift+K)' }).click();
  await page.waitForURL((url) => url.pathname === toPath(newest));
  await page.getByRole('button', { name: 'Older trace (Shift+J)' }).click();
  await page.waitForURL((url) => url.pathname === toPath(middle));
  await page.getByRole('button', { name: 'Older trace (Shift+J)' }).click();
  await page.waitForURL((url) => url.pathname === toPath(oldest));
  expect(problems).toEqual([]);
  await context.close();
});

it('one steps from trace to trace in the order of the list, keeping the view', async () => {
  await postRecording(gander.url, 'voltagent');
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces?q=weather`);
  const rows = page.getByRole('row').filter({ hasText: 'weather' });
  await rows.nth(1).waitFor();
  await rows.first().click();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.includes('/traces/tr-'));
  await page.getByRole('button', { name: /Conversation/ }).click();
  await page.locator('[data-chat]').waitFor();
  const first = new URL(page.url()).pathname;
  await page.keyboard.press('Shift+J');
  await page.waitForURL((url) => url.pathname !== first && url.pathname.includes('/traces/tr-'));
  expect(new URL(page.url()).searchParams.get('view')).toBe('chat');
  await page.keyboard.press('Shift+K');
  await page.waitForURL((url) => url.pathname === first);
  await page.getByRole('button', { name: 'Older trace (Shift+J)' }).click();
  await page.waitForURL((url) => url.pathname !== first);
  expect(problems).toEqual([]);
  await context.close();
});
