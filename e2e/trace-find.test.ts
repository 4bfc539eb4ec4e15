import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { type MadeSpan, postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { newId, postTimedSpans } from './support/post-timed-spans.ts';

let gander: RunningGander;
let browser: Browser;
let traceUrl: string;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  traceUrl = `${gander.url}/experiments/0/traces/tr-${await postMadeTrace(gander.url, CONVERSATION)}`;
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

const FILLER = 'Nothing of that kind is written here. '.repeat(60);

const toMessage = (role: string, content: string) => ({ role, parts: [{ type: 'text', content }] });

/** Calls about different things, each of its own agent; `said` is put where the reader does not see it at once. */
function makeCall(index: number, said: { readonly system?: string; readonly answer?: string } = {}): MadeSpan[] {
  const input = [
    toMessage('system', said.system === undefined ? 'Be brief.' : `${FILLER}${said.system}`),
    toMessage('user', `Question ${index}?`),
  ];
  return [
    {
      name: `invoke_agent helper ${index}`,
      parent: 0,
      attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': `helper ${index}` },
    },
    {
      name: 'chat',
      parent: 1 + index * 2,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'gpt-5-mini',
        'gen_ai.input.messages': JSON.stringify(input),
        'gen_ai.output.messages': JSON.stringify([toMessage('assistant', said.answer ?? `Answer ${index}.`)]),
      },
    },
  ];
}

const CALLS = 14;
const CONVERSATION: readonly MadeSpan[] = [
  { name: 'workflow' },
  ...Array.from({ length: CALLS }, (_, index) => {
    if (index === 3) return makeCall(index, { answer: 'A Quokka, says the answer.' });
    if (index === 8) return makeCall(index, { system: 'At the end it names the quokka.' });
    return makeCall(index, index === CALLS - 1 ? { answer: 'The last quokka.' } : {});
  }).flat(),
  {
    name: 'execute_tool look_up',
    parent: 0,
    attributes: {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'look_up',
      'gen_ai.tool.call.arguments': '{"animal":"bird"}',
      'gen_ai.tool.call.result': JSON.stringify({
        pages: Array.from({ length: 30 }, (_, page) => ({ page })),
        deep: { name: 'quokka' },
      }),
    },
  },
];

const findStatus = (page: Page, text: string) => page.getByRole('status').filter({ hasText: new RegExp(`^${text}$`) });

/** Whether a text is drawn inside the window of what scrolls. */
async function isInSight(text: Locator, scroller: Locator): Promise<boolean> {
  const [place, window] = await Promise.all([text.boundingBox(), scroller.boundingBox()]);
  if (place === null || window === null) return false;
  return place.y >= window.y && place.y + Math.min(place.height, 20) <= window.y + window.height;
}

const countMarks = async (page: Page, name: string) => page.evaluate((key) => CSS.highlights.get(key)?.size ?? 0, name);

it('in the conversation matches are counted, stepped through, opened and scrolled to', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${traceUrl}?view=chat`);
  const chat = page.locator('[data-chat]');
  await chat.getByText('Question 0?').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('quokka');
  await findStatus(page, '1 of 4').waitFor();
  const first = chat.getByText('A Quokka, says the answer.');
  await expect.poll(async () => isInSight(first, chat)).toBe(true);
  await expect.poll(async () => countMarks(page, 'found')).toBeGreaterThan(0);

  // The second is folded away at the end of a long prompt.
  const second = chat.getByText('At the end it names the quokka.');
  expect(await second.count()).toBe(0);
  await page.keyboard.press('Enter');
  await findStatus(page, '2 of 4').waitFor();
  await expect.poll(async () => (await second.count()) > 0).toBe(true);
  await page.waitForURL((url) => url.searchParams.get('match') === '2' && url.searchParams.has('span'));

  await page.locator('body').click({ position: { x: 700, y: 8 } });
  await page.keyboard.press('n');
  await findStatus(page, '3 of 4').waitFor();
  await expect.poll(async () => isInSight(chat.getByText('The last quokka.'), chat)).toBe(true);
  // The fourth is deep in what a tool returned.
  await page.keyboard.press('n');
  await findStatus(page, '4 of 4').waitFor();
  const deep = chat.getByRole('treeitem').filter({ hasText: '"quokka"' }).last();
  await expect.poll(async () => isInSight(deep, chat)).toBe(true);
  await page.keyboard.press('n');
  await findStatus(page, '1 of 4').waitFor();
  await page.keyboard.press('Shift+N');
  await findStatus(page, '4 of 4').waitFor();

  // A link to a match leads to it; what does not match is dimmed once, however deep it is.
  await page.reload();
  await findStatus(page, '4 of 4').waitFor();
  const faintest = await chat.evaluate((root) => {
    const seen = (element: Element): number =>
      element === root ? 1 : Number(getComputedStyle(element).opacity) * seen(element.parentElement ?? root);
    return Math.min(...[...root.querySelectorAll('li')].map(seen));
  });
  expect(faintest).toBe(0.5);
  expect(problems).toEqual([]);
  await context.close();
});

it('on a telephone one steps through the conversation without leaving it', async () => {
  const { page, context, problems } = await openPage(browser, { width: 390, theme: 'dark' });
  await page.goto(`${traceUrl}?view=chat&find=quokka`);
  await findStatus(page, '1 of 4').waitFor();
  await page.getByRole('button', { name: 'Previous match (N)' }).click();
  await findStatus(page, '4 of 4').waitFor();
  await page.getByRole('button', { name: 'Previous match (N)' }).click();
  await findStatus(page, '3 of 4').waitFor();
  const chat = page.locator('[data-chat]');
  await expect.poll(async () => isInSight(chat.getByText('The last quokka.'), chat)).toBe(true);
  expect(new URL(page.url()).searchParams.has('span')).toBe(false);
  expect(problems).toEqual([]);
  await context.close();
});

it.each([
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
] as const)('in the raw view the same search counts, steps and scrolls, $width px', async (look) => {
  const { page, context, problems } = await openPage(browser, look);
  await page.goto(`${traceUrl}?view=raw`);
  const tree = page.getByRole('tree', { name: /OTLP JSON/ });
  await tree.getByText('resourceSpans').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('quokka');
  await findStatus(page, '1 of 4').waitFor();
  await expect.poll(async () => countMarks(page, 'found-in-value')).toBeGreaterThan(0);
  const current = tree.locator('[role="treeitem"][aria-selected="true"]');
  await expect.poll(async () => isInSight(current.filter({ hasText: 'A Quokka' }), tree)).toBe(true);
  await page.keyboard.press('Enter');
  await findStatus(page, '2 of 4').waitFor();
  // A string of which only the beginning was shown, too.
  await current.filter({ hasText: 'At the end it names the quokka.' }).waitFor();
  await page.getByRole('button', { name: 'Next match (n)' }).click();
  await findStatus(page, '3 of 4').waitFor();
  await expect.poll(async () => isInSight(current.filter({ hasText: 'The last quokka.' }), tree)).toBe(true);
  await page.keyboard.press('n');
  await findStatus(page, '4 of 4').waitFor();
  await page.keyboard.press('Shift+N');
  await findStatus(page, '3 of 4').waitFor();
  // What is looked for stays when one looks at the trace in another way.
  await page.getByRole('button', { name: /Conversation/ }).click();
  await findStatus(page, '1 of 4').waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('in the raw view of a live trace nobody who reads is pulled back to the match', async () => {
  const traceId = newId(16);
  const send = (name: string, count: number) =>
    postTimedSpans(gander.url, {
      traceId,
      spans: Array.from({ length: count }, (_, at) => ({ name: `${name} ${at}`, startMs: at, endMs: at + 1 })),
    });
  await send('step', 100);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/tr-${traceId}?view=raw`);
  const tree = page.getByRole('tree', { name: /: 100 spans/ });
  await tree.waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('step 80');
  await findStatus(page, '1 of 1').waitFor();
  const grown = page.getByRole('tree', { name: /OTLP JSON/ });
  const current = grown.locator('[role="treeitem"][aria-selected="true"]').filter({ hasText: 'step 80' });
  await expect.poll(async () => isInSight(current, grown)).toBe(true);

  // Who looks at the match goes on seeing it.
  await send('late', 1);
  await page.getByRole('tree', { name: /: 101 spans/ }).waitFor({ timeout: 15_000 });
  await expect.poll(async () => isInSight(current, grown)).toBe(true);

  const scrollTop = async () => grown.evaluate((element) => element.scrollTop);
  await grown.hover();
  await page.mouse.wheel(0, -10_000);
  await expect.poll(scrollTop).toBe(0);
  await send('later', 1);
  await page.getByRole('tree', { name: /: 102 spans/ }).waitFor({ timeout: 15_000 });
  await findStatus(page, '1 of 1').waitFor();
  await page.waitForTimeout(300);
  expect(await scrollTop()).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
}, 60_000);
