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

async function postTrace(experimentId?: string): Promise<string> {
  const model = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-5-mini' };
  const spans = [{ name: 'answer' }, { name: 'chat', parent: 0, attributes: model }];
  return `tr-${await postMadeTrace(gander.url, spans, experimentId)}`;
}

/** What is said elsewhere makes labels there: a new one has none. */
async function createExperiment(name: string): Promise<string> {
  const response = await fetch(`${gander.url}/api/2.0/mlflow/experiments/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { experiment_id: string }).experiment_id;
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

/** What was agreed on, as everybody gets it. */
async function readLabelNames(experimentId: string): Promise<readonly string[]> {
  const response = await fetch(`${gander.url}/api/2.0/mlflow/experiments/get?experiment_id=${experimentId}`);
  const { experiment } = (await response.json()) as {
    experiment: { tags?: readonly { readonly key: string; readonly value: string }[] };
  };
  const text = experiment.tags?.find(({ key }) => key === 'gander.labels')?.value ?? '[]';
  return (JSON.parse(text) as readonly { readonly name: string }[]).map(({ name }) => name);
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

it('a comment that could not be saved is still there to be saved', async () => {
  const traceId = await postTrace();
  const { page, context } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}?feedback=1`);
  const composer = findGroup(page, 'Add feedback');
  const comment = composer.getByLabel('Comment');
  await comment.fill('Worth keeping.');
  await composer.getByRole('button', { name: 'Good' }).click();
  await page.route('**/assessments**', (route) => route.abort('connectionrefused'));
  await introduce(page, 'ana');
  await page.getByRole('alert').first().waitFor();
  expect(await comment.inputValue()).toBe('Worth keeping.');
  await page.unroute('**/assessments**');
  await composer.getByRole('button', { name: 'Good' }).click();
  await findGroup(page, 'Feedback quality').getByText('Worth keeping.').waitFor();
  expect(await comment.inputValue()).toBe('');
  await context.close();
});

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

it('the keys press the buttons of the label, a key without a button says so, and undo takes it back', async () => {
  const experimentId = await createExperiment('keys');
  const traceId = await postTrace(experimentId);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/${experimentId}/traces/${traceId}`);
  await page.getByRole('treegrid', { name: 'Spans' }).getByText('answer').first().waitFor();
  await page.keyboard.press('2');
  await introduce(page, 'ana');
  const note = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Dismiss' }) });
  await note.getByText('Bad').waitFor();
  await expect.poll(async () => listAssessments(traceId)).toMatchObject([{ feedback: { value: false } }]);
  await page.keyboard.press('1');
  await note.getByText('Good').waitFor();
  expect(await listAssessments(traceId)).toMatchObject([{ feedback: { value: true } }]);
  await note.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => listAssessments(traceId)).toMatchObject([{ feedback: { value: false } }]);
  // Thumbs have two keys.
  await page.keyboard.press('9');
  await note.getByText('9 is no value of “quality”').waitFor();
  expect(await listAssessments(traceId)).toMatchObject([{ feedback: { value: false } }]);
  // The form shows what the keys do, and what they did.
  await page.keyboard.press('e');
  const composer = findGroup(page, 'Add feedback');
  expect(await composer.getByRole('button', { name: 'Good' }).getAttribute('aria-keyshortcuts')).toBe('1');
  await expect
    .poll(async () => composer.getByRole('button', { name: 'Bad' }).getAttribute('aria-pressed'))
    .toBe('true');
  expect(problems).toEqual([]);
  await context.close();
});

it('a key and its undo are about the trace on which it was pressed, though one goes on before the server answers', async () => {
  const experimentId = await createExperiment('keys in a hurry');
  const [older, newer] = [await postTrace(experimentId), await postTrace(experimentId)];
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.addInitScript(() => {
    localStorage.setItem('gander.person', 'ana');
  });
  const tree = page.getByRole('treegrid', { name: 'Spans' });
  // Both were looked at: going back to one draws it at once.
  await page.goto(`${gander.url}/experiments/${experimentId}/traces/${newer}`);
  await tree.getByText('answer').first().waitFor();
  // The page has to know of the other one before a key can lead there.
  await expect.poll(async () => page.getByRole('button', { name: /^Older trace/ }).isEnabled()).toBe(true);
  await page.keyboard.press(']');
  await page.waitForURL((url) => url.pathname.endsWith(older));
  await tree.getByText('answer').first().waitFor();
  await page.route('**/ajax-api/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.keyboard.press('2');
  await page.keyboard.press('[');
  await page.waitForURL((url) => url.pathname.endsWith(newer));
  const note = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Dismiss' }) });
  await note.getByText('Bad').waitFor();
  expect(await listAssessments(newer)).toEqual([]);
  expect(await listAssessments(older)).toMatchObject([{ feedback: { value: false } }]);
  await note.getByText('on another trace').waitFor();
  await note.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => listAssessments(older), { timeout: 10_000 }).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

it.each([
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
] as const)('who is asked for a name is asked where the key or click was, $width px', async (look) => {
  const experimentId = await createExperiment(`asked at ${look.width}`);
  const traceId = await postTrace(experimentId);
  const { page, context } = await openPage(browser, look);
  await page.goto(`${gander.url}/experiments/${experimentId}/traces/${traceId}?feedback=1`);
  const good = findGroup(page, 'Add feedback').getByRole('button', { name: 'Good' });
  await good.waitFor();
  await page.keyboard.press('1');
  await page.getByLabel('Who are you?').waitFor();
  const [button, prompt] = [await good.boundingBox(), await page.getByRole('dialog').boundingBox()];
  expect(Math.abs((prompt?.y ?? 0) - (button?.y ?? 0) - (button?.height ?? 0))).toBeLessThan(24);
  // What was wanted is not done when one does not want to say who one is.
  await page.keyboard.press('Escape');
  await expect.poll(async () => page.getByLabel('Who are you?').count()).toBe(0);
  expect(await listAssessments(traceId)).toEqual([]);
  await context.close();
});

it('a label is set once for the experiment, and everybody finds it with its keys', async () => {
  const experimentId = await createExperiment('labels');
  const [traceId, nextId] = [await postTrace(experimentId), await postTrace(experimentId)];
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/${experimentId}/traces/${traceId}?feedback=1`);
  const composer = findGroup(page, 'Add feedback');
  await composer.getByRole('button', { name: 'Label', exact: true }).click();
  await page.getByRole('combobox', { name: 'Name' }).fill('tone');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Type/ }).click();
  await page.getByRole('menuitemradio', { name: 'Scale' }).click();
  await page.getByRole('button', { name: 'Save label' }).click();
  await composer.getByRole('button', { name: 'Score 5' }).waitFor();
  expect(await composer.getByRole('button', { name: /^Score/ }).count()).toBe(5);
  await composer.getByRole('button', { name: 'Label', exact: true }).click();
  await page.getByRole('combobox', { name: 'Name' }).fill('topic');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Type/ }).click();
  await page.getByRole('menuitemradio', { name: 'Categories' }).click();
  await page.getByRole('textbox', { name: 'Categories' }).fill('billing\ntravel');
  await page.getByRole('button', { name: 'Save label' }).click();
  await composer.getByRole('button', { name: 'travel' }).waitFor();
  // The keys are those of the last one; a click on a name gives them to another. Digits in a comment are text.
  await page.getByRole('heading', { name: 'Feedback', exact: true }).click();
  await page.keyboard.press('2');
  await introduce(page, 'ana');
  await findGroup(page, 'Feedback topic').getByText('travel').waitFor();
  await composer.getByRole('button', { name: 'tone', exact: true }).click();
  await composer.getByLabel('Comment').fill('3 out of 5');
  await composer.getByRole('button', { name: 'Score 3' }).click();
  await findGroup(page, 'Feedback tone').getByText('3 out of 5').waitFor();
  await page.getByRole('heading', { name: 'Feedback', exact: true }).click();
  await page.keyboard.press('5');
  await expect
    .poll(async () => (await listAssessments(traceId)).map((said) => [said.assessment_name, said.feedback?.value]))
    .toEqual([
      ['topic', 'travel'],
      ['tone', 5],
    ]);
  expect(problems).toEqual([]);
  await context.close();

  // Somebody else, in another browser, at another trace.
  const other = await openPage(browser, { width: 390, theme: 'dark' });
  await other.page.goto(`${gander.url}/experiments/${experimentId}/traces/${nextId}?feedback=1`);
  const form = findGroup(other.page, 'Add feedback');
  await form.getByRole('button', { name: 'travel' }).waitFor();
  expect(await form.getByRole('button', { name: /^Score/ }).count()).toBe(5);
  await form.getByRole('button', { name: 'Label topic …' }).click();
  const remove = other.page.getByRole('menuitem', { name: 'Remove from the form' });
  // It is everybody's: a failure is told, and what went by mistake comes back where it was.
  await other.page.route('**/experiments/set-experiment-tag', async (route) => route.abort());
  await remove.click();
  await form.getByRole('alert').waitFor();
  await other.page.unroute('**/experiments/set-experiment-tag');
  await form.getByRole('button', { name: 'Label topic …' }).click();
  await remove.click();
  await form.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => readLabelNames(experimentId)).toEqual(['tone', 'topic']);
  await form.getByRole('button', { name: 'Label topic …' }).click();
  await remove.click();
  await form.getByText('for everybody').waitFor();
  expect(await readLabelNames(experimentId)).toEqual(['tone']);
  // What was said under it makes it a name in use, after what was set.
  await expect
    .poll(async () => form.getByRole('list', { name: 'Labels' }).getByRole('listitem').allInnerTexts())
    .toMatchObject([expect.stringContaining('tone'), expect.stringContaining('topic')]);
  await other.context.close();
});

it('names and labels of others are offered, and expectations are JSON', async () => {
  const [elsewhere, traceId] = [await postTrace(), await postTrace()];
  const human = { source_type: 'HUMAN', source_id: 'bo' };
  await assess(elsewhere, { assessment_name: 'topic', source: human, feedback: { value: 'billing' } });
  await assess(elsewhere, { assessment_name: 'topic', source: human, feedback: { value: 'travel' } });
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}?feedback=1`);
  const composer = findGroup(page, 'Add feedback');
  await composer.getByRole('button', { name: 'travel' }).click();
  await introduce(page, 'ana');
  await findGroup(page, 'Feedback topic').getByText('travel').waitFor();
  await composer.getByRole('button', { name: 'Expectation' }).click();
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
