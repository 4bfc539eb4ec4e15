import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

interface Assessment {
  readonly assessment_id: string;
  readonly assessment_name: string;
  readonly span_id?: string;
  readonly source: { readonly source_type: string; readonly source_id?: string };
  readonly feedback?: { readonly value: unknown };
  readonly expectation?: unknown;
  readonly rationale?: string;
  readonly overrides?: string;
  readonly valid: boolean;
}

async function postTrace(): Promise<string> {
  const model = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-5-mini' };
  return `tr-${await postMadeTrace(gander.url, [{ name: 'answer' }, { name: 'chat', parent: 0, attributes: model }])}`;
}

async function assess(traceId: string, assessment: object): Promise<Assessment> {
  const response = await fetch(`${gander.url}/api/3.0/mlflow/traces/${traceId}/assessments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ assessment }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { assessment: Assessment }).assessment;
}

async function listAssessments(traceId: string): Promise<readonly Assessment[]> {
  const response = await fetch(`${gander.url}/api/3.0/mlflow/traces/${traceId}`);
  const body = (await response.json()) as { trace: { trace_info: { assessments?: readonly Assessment[] } } };
  return body.trace.trace_info.assessments ?? [];
}

const JUDGE = {
  assessment_name: 'correctness',
  source: { source_type: 'LLM_JUDGE', source_id: 'openai:/gpt-5' },
  feedback: { value: 'no' },
  rationale: 'The answer names the wrong city.',
  metadata: { 'mlflow.assessment.judgeCost': '0.0004' },
};

function findGroup(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** Says who is asking, as a person does once. */
async function introduce(page: Page, name: string): Promise<void> {
  await page.getByLabel('Who are you?').fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
}

it.each([
  { width: 1440, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const)('a thumb is one click, signed with a name that is asked for once, $width px', async (look) => {
  const traceId = await postTrace();
  const { page, context, problems } = await openPage(browser, look);
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}`);
  await page.getByRole('treegrid', { name: 'Spans' }).getByText('answer').first().waitFor();
  await page.keyboard.press('e');
  const composer = findGroup(page, 'Add feedback');
  await composer.getByLabel('Comment').fill('Just right.');
  await composer.getByRole('button', { name: 'Good' }).click();
  await introduce(page, 'ana');
  const group = findGroup(page, 'Feedback quality');
  await group.getByText('Just right.').waitFor();
  await group.getByText('ana').waitFor();
  expect(await listAssessments(traceId)).toMatchObject([
    {
      assessment_name: 'quality',
      source: { source_type: 'HUMAN', source_id: 'ana' },
      feedback: { value: true },
      rationale: 'Just right.',
    },
  ]);
  // The same person on the same thing has one opinion, and is known after a reload.
  await page.reload();
  await composer.getByRole('button', { name: 'Bad' }).click();
  await group.getByText('Bad').waitFor();
  expect(await listAssessments(traceId)).toMatchObject([{ feedback: { value: false }, rationale: 'Just right.' }]);
  expect(problems).toEqual([]);
  await context.close();
});

it('what a judge says appears while one looks, is overridden, and stays as the past', async () => {
  const traceId = await postTrace();
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}?feedback=1`);
  await page.getByText('Nobody has said anything').waitFor();
  const judged = await assess(traceId, JUDGE);
  const group = findGroup(page, 'Feedback correctness');
  await group.getByText('The answer names the wrong city.').waitFor();
  await group.getByText('Judge', { exact: true }).waitFor({ state: 'attached' });
  await group.getByRole('button', { name: /^Override/ }).click();
  await group.getByRole('button', { name: 'yes' }).click();
  await group.getByLabel('Comment').fill('It is the right city.');
  await group.getByRole('button', { name: 'Override', exact: true }).click();
  await introduce(page, 'ana');
  await group.getByText('It is the right city.').waitFor();
  await expect.poll(async () => group.getByText('The answer names the wrong city.').count()).toBe(0);
  await group.getByRole('button', { name: 'Overrides 1 earlier' }).click();
  await group.getByText('The answer names the wrong city.').waitFor();
  await group.getByText('openai:/gpt-5').waitFor();
  expect(await listAssessments(traceId)).toMatchObject([
    { assessment_id: judged.assessment_id, valid: false },
    { overrides: judged.assessment_id, valid: true, feedback: { value: 'yes' }, source: { source_id: 'ana' } },
  ]);
  expect(problems).toEqual([]);
  await context.close();
});

it('what is deleted can be taken back; what is not, is gone when the page is left', async () => {
  const traceId = await postTrace();
  await assess(traceId, JUDGE);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}?feedback=1`);
  const group = findGroup(page, 'Feedback correctness');
  await group.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(async () => group.count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await group.waitFor();
  expect(await listAssessments(traceId)).toHaveLength(1);
  await group.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.getByRole('button', { name: /^Close feedback/ }).click();
  await expect.poll(async () => listAssessments(traceId), { timeout: 10_000 }).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

it('the keys 1 to 9 score the name that was used last, and nothing while one types', async () => {
  const traceId = await postTrace();
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}`);
  await page.getByRole('treegrid', { name: 'Spans' }).getByText('answer').first().waitFor();
  await page.keyboard.press('4');
  await introduce(page, 'ana');
  const note = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Undo' }) });
  await note.getByText('4').waitFor();
  await expect.poll(async () => listAssessments(traceId)).toMatchObject([{ feedback: { value: 4 } }]);
  await page.keyboard.press('2');
  await note.getByText('2').waitFor();
  expect(await listAssessments(traceId)).toMatchObject([{ feedback: { value: 2 } }]);
  await note.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => listAssessments(traceId)).toMatchObject([{ feedback: { value: 4 } }]);
  // What is given under another name makes that the name of the keys; digits in a comment are text.
  await page.keyboard.press('e');
  const composer = findGroup(page, 'Add feedback');
  await composer.getByRole('combobox', { name: 'Name' }).fill('tone');
  await composer.getByLabel('Comment').fill('3 out of 5');
  expect(await listAssessments(traceId)).toHaveLength(1);
  await composer.getByRole('button', { name: /^Kind/ }).click();
  await page.getByRole('menuitemradio', { name: 'Score' }).click();
  await composer.getByRole('button', { name: 'Score 3' }).click();
  await findGroup(page, 'Feedback tone').getByText('3 out of 5').waitFor();
  await page.getByRole('heading', { name: 'Feedback', exact: true }).click();
  await page.keyboard.press('5');
  await expect
    .poll(async () => (await listAssessments(traceId)).map((said) => [said.assessment_name, said.feedback?.value]))
    .toEqual([
      ['quality', 4],
      ['tone', 5],
    ]);
  expect(problems).toEqual([]);
  await context.close();
});

it('names and labels of others are offered, and expectations are JSON', async () => {
  const [elsewhere, traceId] = [await postTrace(), await postTrace()];
  const human = { source_type: 'HUMAN', source_id: 'bo' };
  await assess(elsewhere, { assessment_name: 'topic', source: human, feedback: { value: 'billing' } });
  await assess(elsewhere, { assessment_name: 'topic', source: human, feedback: { value: 'travel' } });
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}?feedback=1`);
  const composer = findGroup(page, 'Add feedback');
  await composer.getByRole('combobox', { name: 'Name' }).fill('top');
  await page.getByRole('option', { name: /^topic/ }).click();
  await composer.getByRole('button', { name: 'travel' }).click();
  await introduce(page, 'ana');
  await findGroup(page, 'Feedback topic').getByText('travel').waitFor();
  await composer.getByRole('button', { name: /^Kind/ }).click();
  await page.getByRole('menuitemradio', { name: 'Expectation' }).click();
  await composer.getByRole('combobox', { name: 'Name' }).fill('label');
  await page.keyboard.press('Escape');
  await composer.getByRole('button', { name: /^Format/ }).click();
  await page.getByRole('menuitemradio', { name: 'JSON' }).click();
  await composer.getByLabel('Expected').fill('{"city":');
  expect(await composer.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await composer.getByLabel('Expected').fill('{"city":"Paris","ids":[1]}');
  await composer.getByRole('button', { name: 'Save' }).click();
  await findGroup(page, 'Expectation label').getByText('Paris').waitFor();
  const said = await listAssessments(traceId);
  expect(said.map(({ assessment_name: name }) => name)).toEqual(['topic', 'label']);
  expect(JSON.stringify(said[1]?.expectation)).toContain('Paris');
  expect(problems).toEqual([]);
  await context.close();
});

it('feedback on a span is in its own tab, and on the trace it says where', async () => {
  const traceId = await postTrace();
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}`);
  await page.getByRole('treegrid', { name: 'Spans' }).getByText('chat').first().click();
  const panel = page.locator('[data-span-panel]');
  await panel.getByRole('tab', { name: /^Feedback/ }).click();
  await panel.getByRole('button', { name: 'Bad' }).click();
  await introduce(page, 'ana');
  await panel.getByRole('region', { name: 'Feedback quality' }).waitFor();
  const spanId = new URL(page.url()).searchParams.get('span');
  expect(await listAssessments(traceId)).toMatchObject([{ span_id: spanId, feedback: { value: false } }]);
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}?feedback=1`);
  await findGroup(page, 'Feedback quality').getByRole('link', { name: 'on a span' }).click();
  await page.waitForURL((url) => url.searchParams.get('span') === spanId);
  expect(problems).toEqual([]);
  await context.close();
});

it('what judges and people say is shown and never run', async () => {
  const traceId = await postTrace();
  const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  await assess(traceId, {
    assessment_name: hostile,
    source: { source_type: 'CODE', source_id: hostile },
    feedback: { value: hostile },
    rationale: hostile,
    metadata: { [hostile]: hostile },
  });
  const { page, context, problems } = await openPage(browser, { width: 390, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}?feedback=1`);
  await page.getByText(hostile).first().waitFor();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(problems).toEqual([]);
  await context.close();
});
