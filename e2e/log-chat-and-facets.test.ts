import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { listViolations } from './support/list-violations.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';

let gander: RunningGander;
let browser: Browser;
let traceId: string;

const QUESTION = 'Which platform?';
const ANSWER = 'Platform 7, in the far hall.';

beforeAll(async () => {
  gander = await launchGander();
  browser = await openBrowser();
  const message = (role: string, content: string) => JSON.stringify([{ role, parts: [{ type: 'text', content }] }]);
  traceId = await postMadeTrace(gander.url, [
    { name: 'guide', attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'guide' } },
    {
      name: 'chat',
      parent: 0,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'model-of-trains',
        'gen_ai.usage.input_tokens': '120',
        'gen_ai.usage.output_tokens': '45',
        'gen_ai.input.messages': message('user', QUESTION),
        'gen_ai.output.messages': message('assistant', ANSWER),
      },
    },
    {
      name: 'look up',
      parent: 0,
      attributes: { 'openinference.span.kind': 'TOOL', 'input.value': '{"train":"EC 151"}' },
      error: 'no such train',
    },
  ]);
});

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

it.each([
  [1440, 'light'],
  [390, 'dark'],
] as const)('an answer says which model gave it and what it took, at %d px', async (width, theme) => {
  const { page, context, problems } = await openPage(browser, { width, theme });
  await page.goto(`${gander.url}/experiments/0/traces/tr-${traceId}?view=chat`);
  await page.getByText(ANSWER).first().waitFor();
  const figures = page.locator('[data-answer-figures]');
  // The question has none, and the agent's own span is no model call.
  await expect.poll(async () => figures.count()).toBe(1);
  await figures.getByText('model-of-trains').waitFor();
  await figures.getByText('120').waitFor();
  await figures.getByText('45').waitFor();
  await figures.getByText(/^\d[\d.]* ms$/).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it.each([
  [1440, 'dark'],
  [390, 'light'],
] as const)('a line of the log says what a span said, and all of it when opened, at %d px', async (width, theme) => {
  const { page, context, problems } = await openPage(browser, { width, theme });
  await page.goto(`${gander.url}/experiments/0/traces/tr-${traceId}?view=log`);
  const log = page.getByRole('grid', { name: 'Log' });
  const row = (name: string) => log.getByRole('row').filter({ hasText: name });
  await row('look up').getByText('no such train').waitFor();
  const chat = row('chat');
  await chat.getByText(ANSWER).waitFor();
  await chat.getByRole('button', { name: 'Show all it says' }).click();
  await chat.getByText('Output', { exact: true }).waitFor();
  await chat.getByText(QUESTION).waitFor();
  // The rows below made room.
  const [opened, below] = [await chat.boundingBox(), await row('look up').boundingBox()];
  expect((below?.y ?? 0) - ((opened?.y ?? 0) + (opened?.height ?? 0))).toBeGreaterThanOrEqual(0);
  expect(new URL(page.url()).searchParams.has('span')).toBe(false);
  expect(await listViolations(page)).toEqual([]);
  await chat.getByRole('button', { name: 'Show one line of it' }).click();
  await chat.getByText('Output', { exact: true }).waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
  await context.close();
});

it('Enter makes a page of the panel over the list, with its view and span', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces?peek=tr-${traceId}&view=chat`);
  await page.getByRole('complementary', { name: 'Trace' }).getByText(ANSWER).first().waitFor();
  await page.getByRole('grid', { name: 'Traces' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/traces/tr-${traceId}?*`);
  expect(new URL(page.url()).searchParams.get('view')).toBe('chat');
  expect(problems).toEqual([]);
  await context.close();
});

it('tags that MLflow keeps its own notes in are no facets, and are offered last', async () => {
  for (const [key, value] of [
    ['mlflow.artifactLocation', 'mlflow-artifacts:/0'],
    ['team', 'trains'],
  ]) {
    const response = await fetch(`${gander.url}/api/3.0/mlflow/traces/tr-${traceId}/tags`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key, value }),
    });
    expect(response.status).toBe(200);
  }
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces`);
  const facets = page.getByRole('complementary', { name: 'Filters' });
  await facets.getByRole('button', { name: 'team', exact: true }).waitFor();
  expect(await facets.getByRole('button', { name: /^mlflow\./ }).count()).toBe(0);
  await page.keyboard.press('/');
  await page.keyboard.type('tags');
  const offered = page.getByRole('option', { name: /tags\./ });
  await offered.filter({ hasText: 'tags.team' }).waitFor();
  const texts = await offered.allTextContents();
  const own = texts.findIndex((text) => text.includes('tags.team'));
  const internal = texts.findIndex((text) => text.includes('mlflow.'));
  expect(internal === -1 || own < internal).toBe(true);
  expect(problems).toEqual([]);
  await context.close();
});
