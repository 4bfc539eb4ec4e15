import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  for (const recording of ['openinference-langchain', 'openai-agents', 'ai-v5', 'plain-genai', 'mastra']) {
    await postRecording(gander.url, recording);
  }
}, 120_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

const WIDE_LIGHT = { width: 1440, theme: 'light' } as const;
const NARROW_DARK = { width: 390, theme: 'dark' } as const;

/** LangGraph's recorded agent: a loop between two nodes. */
const LANGGRAPH = 'tr-c2cb5f8ef61b8bfbeb5d3fbf18f5e80b';
/** One program, asked for the weather of one city and of two. */
const ONE_TOOL = 'tr-cd399f580cc2008d21c7efc039642c28';
const TWO_TOOLS = 'tr-734aab2890ea2e334c5a635f3b9bb5ce';
/** One scenario, written with no framework and with Mastra. */
const PLAIN = 'tr-076bbeb78c0ea48cd0d496b7c953d92b';
const MASTRA = 'tr-e3be477678552703fa538ce2b384328f';

const nodes = (page: Page): Locator => page.getByRole('list', { name: 'Agents, models and tools' });
const node = (page: Page, name: RegExp): Locator => nodes(page).getByRole('button', { name });
const openGraph = async (page: Page, traceId: string): Promise<void> => {
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}?view=graph`);
  await nodes(page).getByRole('button').first().waitFor();
};
const spanOf = (page: Page): string | null => new URL(page.url()).searchParams.get('span');

describe('graph', () => {
  it.each([WIDE_LIGHT, NARROW_DARK])('draws who acted and how often, at $width px, $theme', async (screen) => {
    const { page, context, problems } = await openPage(browser, screen);
    await page.goto(`${gander.url}/experiments/0/traces/${LANGGRAPH}`);
    await page.getByText('get_weather').first().waitFor();
    await page.keyboard.press('g');
    await node(page, /^Step agent\b.*2 calls.*leads to .*tools/).waitFor();
    await node(page, /^Step tools\b.*1 call\b.*leads to .*agent/).waitFor();
    await node(page, /^Tool get_weather\b.*1 call/).waitFor();
    expect(await nodes(page).getByRole('button').count()).toBe(6);
    expect(page.url()).toContain('view=graph');
    await page.getByRole('list', { name: 'Legend' }).getByText('then').waitFor();
    // All of it is inside the frame.
    const frame = await page.getByRole('group', { name: 'Graph of the trace' }).boundingBox();
    const last = await node(page, /^Tool get_weather/).boundingBox();
    expect(last?.y).toBeGreaterThan(frame?.y ?? Infinity);
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0));
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a click selects and cycles through the occurrences, and moves nothing', async () => {
    const { page, context, problems } = await openPage(browser, WIDE_LIGHT);
    await openGraph(page, LANGGRAPH);
    const agent = node(page, /^Step agent/);
    const before = await agent.boundingBox();
    await agent.click();
    await agent.getByText('1 of 2').waitFor();
    const first = spanOf(page);
    await agent.click();
    await agent.getByText('2 of 2').waitFor();
    expect(spanOf(page)).not.toBe(first);
    await agent.click();
    await agent.getByText('1 of 2').waitFor();
    expect(spanOf(page)).toBe(first);
    expect(await agent.getAttribute('aria-current')).toBe('true');
    // A selection from outside lights its node up, also for a span that is inside of it.
    await page.getByRole('button', { name: 'Zoom in (+)' }).click();
    const zoomed = await agent.boundingBox();
    expect(zoomed?.width).toBeGreaterThan(before?.width ?? Infinity);
    await page.locator('[data-span-panel]').getByRole('heading', { name: 'agent' }).waitFor();
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await page.keyboard.press('Home');
    await expect.poll(() => node(page, /^Step weather_agent/).getAttribute('aria-current')).toBe('true');
    expect(await agent.getAttribute('aria-current')).toBe(null);
    expect(await agent.boundingBox()).toEqual(zoomed);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('is walked through by arrows and zoomed by keys', async () => {
    const { page, context, problems } = await openPage(browser, WIDE_LIGHT);
    await openGraph(page, LANGGRAPH);
    await node(page, /^Step weather_agent/).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const focused = page.locator('[data-graph-node]:focus');
    expect(await focused.textContent()).toMatch(/^Step agent/);
    await page.keyboard.press('Enter');
    await node(page, /^Step agent/)
      .getByText('1 of 2')
      .waitFor();
    const width = (await focused.boundingBox())?.width ?? Infinity;
    await page.keyboard.press('+');
    await expect.poll(async () => (await focused.boundingBox())?.width).toBeGreaterThan(width);
    await page.keyboard.press('0');
    await expect.poll(async () => Math.round((await focused.boundingBox())?.width ?? 0)).toBe(Math.round(width));
    // One stop for the Tab key, wherever it is.
    expect(await page.locator('[data-graph-node][tabindex="0"]').count()).toBe(1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('every call can be drawn by itself, and a failure is marked', async () => {
    const { page, context, problems } = await openPage(browser, WIDE_LIGHT);
    const traceId = await postMadeTrace(gander.url, [
      { name: 'invoke_agent clerk', attributes: { 'gen_ai.operation.name': 'invoke_agent' } },
      ...[undefined, 'Timeout', undefined].map((error) => ({
        name: 'execute_tool search',
        parent: 0,
        attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'search' },
        ...(error !== undefined && { error }),
      })),
    ]);
    await openGraph(page, `tr-${traceId}`);
    await node(page, /^Tool search\b.*1 failed.*3 calls/).waitFor();
    await page.getByRole('button', { name: 'Every call' }).click();
    await expect.poll(() => nodes(page).getByRole('button').count()).toBe(4);
    expect(await node(page, /1 failed/).count()).toBe(1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a huge trace stays a graph that can be read', async () => {
    const { page, context, problems } = await openPage(browser, WIDE_LIGHT);
    const traceId = await postMadeTrace(gander.url, [
      { name: 'invoke_agent clerk', attributes: { 'gen_ai.operation.name': 'invoke_agent' } },
      ...Array.from({ length: 5000 }, (_, index) => ({
        name: `execute_tool tool ${index % 400}`,
        parent: 0,
        attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': `tool ${index % 400}` },
      })),
    ]);
    await openGraph(page, `tr-${traceId}`);
    await node(page, /^Tool \d+ more tools/).waitFor({ state: 'attached' });
    expect(await nodes(page).getByRole('button').count()).toBeLessThan(130);
    expect(await page.getByRole('button', { name: 'Every call' }).isDisabled()).toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  });
});

const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Spans of both traces' });
const selectedRow = (page: Page): Locator => tree(page).locator('[aria-selected="true"]');
const compareUrl = (search: string): string => `${gander.url}/experiments/0/compare?${search}`;

describe('compare', () => {
  it('asks for the traces, then shows where they diverged first', async () => {
    const { page, context, problems } = await openPage(browser, WIDE_LIGHT);
    await page.goto(compareUrl(`a=${ONE_TOOL}`));
    await page.getByRole('heading', { name: 'Compare traces' }).waitFor();
    await page.getByRole('searchbox', { name: 'Search traces' }).fill(TWO_TOOLS);
    const choices = page.getByRole('list', { name: 'Traces' });
    await expect.poll(() => choices.getByRole('button').count()).toBe(1);
    await choices.getByRole('button').click();
    await page.waitForURL(new RegExp(`b=${TWO_TOOLS}`));
    await page.getByText('first divergence').first().waitFor({ state: 'attached' });
    await page
      .getByRole('status')
      .filter({ hasText: /\d+ differences/ })
      .waitFor();
    // The same tool twice: the second call stands alone.
    await tree(page)
      .getByRole('row', { name: /Only in B/ })
      .getByText('ai.toolCall')
      .waitFor();
    await page.locator('[aria-label="Totals"]').getByText('Latency').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('steps through the differences by n and N, and the link shows the same pair', async () => {
    const { page, context, problems } = await openPage(browser, WIDE_LIGHT);
    await page.goto(compareUrl(`a=${ONE_TOOL}&b=${TWO_TOOLS}`));
    await selectedRow(page).waitFor();
    const first = await selectedRow(page).getAttribute('id');
    await page.keyboard.press('n');
    await expect.poll(() => selectedRow(page).getAttribute('id')).not.toBe(first);
    const second = await selectedRow(page).getAttribute('id');
    await page.reload();
    await selectedRow(page).waitFor();
    expect(await selectedRow(page).getAttribute('id')).toBe(second);
    await page.keyboard.press('N');
    await expect.poll(() => selectedRow(page).getAttribute('id')).toBe(first);
    await page.keyboard.press('j');
    await expect.poll(() => selectedRow(page).getAttribute('id')).not.toBe(first);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('compares prompts word by word, unified and side by side', async () => {
    const { page, context, problems } = await openPage(browser, WIDE_LIGHT);
    const say = async (prompt: string, answer: string) =>
      `tr-${await postMadeTrace(gander.url, [
        {
          name: 'chat gpt',
          attributes: {
            'gen_ai.operation.name': 'chat',
            'gen_ai.request.model': 'gpt-4o',
            'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: prompt }] }]),
            'gen_ai.output.messages': JSON.stringify([
              { role: 'assistant', parts: [{ type: 'text', content: answer }], finish_reason: 'stop' },
            ]),
          },
        },
      ])}`;
    const trap = '<img src=x onerror="window.hacked=1"> <script>window.hacked=1</script>';
    const a = await say(`Which boots are best in snow? ${trap}`, 'The red ones.');
    const b = await say(`Which boots are best in mud? ${trap}`, 'The red ones.');
    await page.goto(compareUrl(`a=${a}&b=${b}`));
    const prompt = page.getByRole('region', { name: 'Difference of User' });
    await prompt.locator('del').getByText('snow').waitFor();
    await prompt.locator('ins').getByText('mud').waitFor();
    expect(await prompt.locator('del').allTextContents()).toEqual(['snow']);
    // What is equal is folded to one line, and opens.
    await page.getByRole('button', { name: /Assistant.*The red ones/ }).click();
    await page.getByRole('button', { name: 'Side by side' }).click();
    await page.waitForURL(/layout=split/);
    await prompt.locator('ins').getByText('mud').waitFor();
    await page.getByRole('tab', { name: 'Attributes' }).click();
    await page.getByRole('region', { name: 'Difference of gen_ai.input.messages' }).waitFor();
    expect(await page.evaluate(() => Reflect.has(window, 'hacked'))).toBe(false);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows only what is different, swaps sides, and says where nothing is', async () => {
    const { page, context, problems } = await openPage(browser, WIDE_LIGHT);
    await page.goto(compareUrl(`a=${ONE_TOOL}&b=${TWO_TOOLS}`));
    await tree(page).getByRole('row').first().waitFor();
    const all = await tree(page).getByRole('row').count();
    await page.getByRole('checkbox', { name: 'Only differences' }).check();
    await page.waitForURL(/only=1/);
    expect(await tree(page).getByRole('row').count()).toBeLessThanOrEqual(all);
    await page.getByRole('button', { name: 'Swap sides' }).click();
    await tree(page)
      .getByRole('row', { name: /Only in A/ })
      .first()
      .waitFor();
    expect(page.url()).toContain(`a=${TWO_TOOLS}`);
    await page.goto(compareUrl(`a=${ONE_TOOL}&b=${ONE_TOOL}`));
    await page.getByRole('status').filter({ hasText: 'No differences' }).waitFor();
    await page.getByRole('link', { name: 'Open trace A' }).click();
    await page.waitForURL(new RegExp(`/traces/${ONE_TOOL}`));
    expect(problems).toEqual([]);
    await context.close();
  });

  it('aligns one scenario of two frameworks through the wrappers of either', async () => {
    const { page, context, problems } = await openPage(browser, WIDE_LIGHT);
    await page.goto(compareUrl(`a=${PLAIN}&b=${MASTRA}`));
    await tree(page).getByText('wrapper, only in B').first().waitFor();
    const call = tree(page).getByRole('row', { name: /get_weather/ });
    await call.click();
    const panel = page.locator('[data-pair-panel]');
    await panel.getByRole('link', { name: 'execute_tool get_weather' }).first().waitFor();
    expect(await panel.getByRole('link').count()).toBe(2);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('works on a phone: the tree, then the pair over it, and back', async () => {
    const { page, context, problems } = await openPage(browser, NARROW_DARK);
    await page.goto(compareUrl(`a=${ONE_TOOL}&b=${TWO_TOOLS}&layout=split`));
    await tree(page).getByRole('row').nth(1).click();
    const panel = page.locator('[data-pair-panel]');
    await panel.getByRole('tab', { name: 'Content' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.goBack();
    await panel.waitFor({ state: 'detached' });
    await tree(page).getByRole('row').nth(1).click();
    await page.getByRole('button', { name: 'Back to the tree' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await context.close();
  });
});
