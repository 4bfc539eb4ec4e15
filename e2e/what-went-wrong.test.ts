import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { type PostedTrace, postSpans } from './support/post-spans.ts';

/** A shared machine is slow at times; waiting longer costs nothing where it is not. */
const PATIENCE_MS = 90_000;

const frame = (file: string) => `    at run (/app/node_modules/agents/dist/${file}.js:1:2)`;
const STACK = [
  'TypeError: city is undefined',
  ...['a', 'b', 'c', 'd'].map(frame),
  '    at book (/app/src/book.ts:3:4)',
];

let gander: RunningGander;
let browser: Browser;
let trip: PostedTrace;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  trip = await postSpans(gander.url, [
    {
      name: 'plan a trip',
      error: 'no plan',
      attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'trip' },
    },
    { name: 'a hint', parent: 0, error: 'no hint' },
    { name: 'step', parent: 0, error: 'the step failed' },
    {
      name: 'execute_tool book',
      parent: 2,
      error: 'the hotel does not answer',
      attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'book' },
      events: [
        {
          name: 'exception',
          attributes: {
            'exception.type': 'TypeError',
            'exception.message': 'city is undefined',
            'exception.stacktrace': STACK.join('\n'),
          },
        },
      ],
    },
  ]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

it.each([
  { width: 1440, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const)('where a trace failed is said above every view, and one step away, $width px', async (screen) => {
  const { page, context, problems } = await openPage(browser, screen);
  page.setDefaultTimeout(PATIENCE_MS);
  for (const view of ['waterfall', 'tree', 'chat', 'graph', 'log', 'raw']) {
    await page.goto(`${gander.url}/experiments/0/traces/${trip.traceId}?view=${view}`);
    const strip = page.getByRole('button', { name: 'Show where it failed: execute_tool book' });
    await strip.getByText('city is undefined').waitFor();
    await strip.click();
    await page.waitForURL((url) => url.searchParams.get('span') === trip.spanIds[3]);
    const error = page.locator('[data-span-panel]').getByRole('region', { name: 'Error' });
    await error.getByText('the hotel does not answer').waitFor();
  }
  // The program's own frame is seen; those of libraries wait.
  const stack = page.getByRole('region', { name: 'Stack' });
  await stack.getByText('book.ts:3:4').waitFor();
  expect(await stack.getByText('agents/dist/a.js').count()).toBe(0);
  await stack.getByRole('button', { name: 'show 4 frames of libraries' }).click();
  await stack.getByText('agents/dist/a.js').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(screen.width);
  expect(problems).toEqual([]);
  await context.close();
});

it('a trace that went well says nothing of the kind', async () => {
  const { traceId } = await postSpans(gander.url, [{ name: 'fine' }, { name: 'caught', parent: 0, error: 'x' }]);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}`);
  await page.getByRole('button', { name: '1 failed span' }).waitFor();
  expect(await page.getByRole('button', { name: /^Show where it failed/ }).count()).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
});

it('the graph begins with the span that the tree begins with', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${gander.url}/experiments/0/traces/${trip.traceId}?view=graph`);
  await page.locator('[data-graph-node][aria-current="true"]', { hasText: 'trip' }).waitFor();
  await page
    .locator('[data-span-panel]')
    .getByRole('heading', { name: /plan a trip/ })
    .waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('what is looked for in a value is shown as soon as it is found, however it was typed', async () => {
  const rows = Array.from({ length: 3000 }, (_, id) => ({ text: id === 2500 ? 'a needle' : `nothing ${id}` }));
  const { traceId } = await postSpans(gander.url, [
    { name: 'long', attributes: { 'openinference.span.kind': 'CHAIN', 'input.value': JSON.stringify({ rows }) } },
  ]);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}`);
  const panel = page.locator('[data-span-panel]');
  await panel.getByRole('button', { name: 'Find in this value' }).click();
  const field = panel.getByRole('searchbox', { name: 'Find in Input' });
  // What was found of the beginning must not stand for the whole.
  await field.pressSequentially('n');
  await panel.getByText(/^1 of \d/).waitFor();
  await field.pressSequentially('eedle');
  await panel.getByText('1 of 1', { exact: true }).waitFor();
  await panel.getByRole('tree', { name: 'Input' }).getByText('a needle').waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
