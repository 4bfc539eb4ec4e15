import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import type { RunApi } from './support/make-run.ts';
import { makeTrainingExperiment } from './support/make-training.ts';
import { openBrowser, openPage, type ScreenOptions, type WatchedPage } from './support/open-browser.ts';

const DESK: ScreenOptions = { width: 1440, theme: 'light' };

let gander: RunningGander;
let browser: Browser;
let api: RunApi;
/** The experiment that tests look at; those that change something make their own. */
let experimentId: string;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  ({ api, experimentId } = await makeTrainingExperiment(gander.url));
}, 180_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

async function visit(path: string, screen: ScreenOptions = DESK): Promise<WatchedPage> {
  const watched = await openPage(browser, screen);
  await watched.page.goto(gander.url + path);
  return watched;
}

async function expectEventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 15_000, interval: 50 }).toEqual(expected);
}

const runsPath = () => `/experiments/${experimentId}/runs`;
const rowsOf = (page: Page) => page.getByRole('grid', { name: 'Runs' }).locator('[role=rowgroup] [role=row]');
const namesOf = (page: Page) => rowsOf(page).getByRole('link').allInnerTexts();

describe('the experiments page', () => {
  it('creates, renames, tags and describes an experiment', async () => {
    const { page, context, problems } = await visit('/');
    await page.getByRole('button', { name: 'New experiment' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('made here');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL(/\/experiments\/\d+\/traces/);
    await page.goto(gander.url);
    const row = page.getByRole('row').filter({ hasText: /made here|renamed here/ });

    await act(page, 'made here', 'Rename …');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('renamed here');
    await page.getByRole('button', { name: 'Save' }).click();
    await row.filter({ hasText: 'renamed here' }).waitFor();

    await act(page, 'renamed here', 'Tags …');
    await page.getByRole('textbox', { name: 'Tag name' }).fill('owner');
    await page.getByRole('textbox', { name: 'Tag value' }).fill('ada');
    await page.getByRole('button', { name: 'Add tag' }).click();
    await page.getByRole('button', { name: 'Remove tag owner' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await row.filter({ hasText: 'owner: ada' }).waitFor();

    await act(page, 'renamed here', 'Description …');
    await page.getByRole('textbox', { name: 'Description (Markdown)' }).fill('## What it is for');
    await page.getByRole('button', { name: 'Save' }).click();
    await row.filter({ hasText: 'What it is for' }).waitFor();

    await act(page, 'renamed here', 'Tags …');
    await page.getByRole('button', { name: 'Remove tag owner' }).click();
    await page.getByRole('button', { name: 'Remove tag owner' }).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await context.close();
  });

  it('deletes with undo, and restores from the deleted ones', async () => {
    await api.createExperiment('to go');
    const { page, context, problems } = await visit('/');
    const row = page.getByRole('row').filter({ hasText: 'to go' });
    await act(page, 'to go', 'Delete');
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await row.waitFor();
    await act(page, 'to go', 'Delete');
    await row.waitFor({ state: 'detached' });
    await page.goto(`${gander.url}/?stage=deleted`);
    await act(page, 'to go', 'Restore');
    await row.waitFor({ state: 'detached' });
    await page.goto(gander.url);
    await row.waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('searches and sorts in the URL, and opens by keyboard', async () => {
    const { page, context } = await visit('/');
    const row = page.getByRole('row').filter({ hasText: 'ranker training' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/team: search[\s\S]*1\s+0\s+6/);
    await page.keyboard.press('/');
    await page.keyboard.type('team:search');
    await expectEventually(() => page.locator('tbody tr').count(), 1);
    expect(page.url()).toContain('q=team');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Name', exact: true }).click();
    await expectEventually(async () => new URL(page.url()).searchParams.get('sort'), 'name');
    await page.locator('body').click({ position: { x: 5, y: 300 } });
    await page.keyboard.press('j');
    await page.locator('[data-cursor]').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/experiments\/\d+\/traces/);
    await context.close();
  });

  async function act(page: Page, name: string, action: string): Promise<void> {
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: action }).click();
  }
});

describe('the list of runs', () => {
  it('nests, folds and pins', async () => {
    const { page, context, problems } = await visit(runsPath());
    await expectEventually(() => namesOf(page), ['hero', 'sweep', 'trial-2', 'trial-1', 'trial-0', 'child of none']);
    await page.getByRole('button', { name: 'Fold 3 child runs of sweep' }).click();
    await expectEventually(() => namesOf(page), ['hero', 'sweep', 'child of none']);
    await rowsOf(page).nth(2).hover();
    await page.getByRole('button', { name: 'Pin child of none to the top' }).click();
    await expectEventually(() => namesOf(page), ['child of none', 'hero', 'sweep']);
    await page.reload();
    await expectEventually(async () => (await namesOf(page))[0], 'child of none');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('orders on the server by a metric, with columns as chosen', async () => {
    const { page, context } = await visit(`${runsPath()}?flat=1`);
    await page.getByRole('columnheader', { name: 'val/score' }).getByRole('button').click();
    await expectEventually(async () => (await namesOf(page)).slice(0, 3), ['trial-1', 'trial-2', 'trial-0']);
    await page.getByRole('columnheader', { name: 'val/score' }).getByRole('button').click();
    await expectEventually(async () => (await namesOf(page)).slice(0, 3), ['trial-0', 'trial-2', 'trial-1']);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'val/score' }).uncheck();
    await page.getByRole('checkbox', { name: 'Run id' }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Run id' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'val/score' }).count()).toBe(0);
    await page.reload();
    await page.getByRole('columnheader', { name: 'Run id' }).waitFor();
    await context.close();
  });

  it("filters by name or with MLflow's grammar, and marks what is wrong", async () => {
    const { page, context } = await visit(runsPath());
    await rowsOf(page).first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('trial');
    // The parent was not asked for: it stands there for its children.
    await expectEventually(() => namesOf(page), ['sweep', 'trial-2', 'trial-1', 'trial-0']);
    const field = page.getByRole('searchbox', { name: 'Filter runs' });
    await field.fill("params.optimizer = 'adam' and metrics.`val/score` > 0.6");
    await expectEventually(() => namesOf(page), ['sweep', 'trial-2']);
    await field.fill('params.optimizer = adam');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.locator('mark').innerText()).toBe('adam');
    expect(await namesOf(page)).toEqual(['sweep', 'trial-2']);
    await context.close();
  });

  it('tags, deletes with undo and restores a selection', async () => {
    const id = await api.createExperiment('bulk');
    for (const name of ['a', 'b', 'c']) await api.finishRun(await api.createRun({ experimentId: id, name }));
    const { page, context, problems } = await visit(`/experiments/${id}/runs`);
    await rowsOf(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('checkbox', { name: 'Select a', exact: true }).click({ modifiers: ['Shift'] });
    await page.getByText('3 selected').waitFor();
    await page.getByRole('button', { name: 'Tag …' }).click();
    await page.getByRole('textbox', { name: 'Tag name' }).fill('kept');
    await page.getByRole('button', { name: 'Add tag' }).click();
    await page.getByRole('button', { name: 'Remove tag kept' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No runs yet').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectEventually(() => rowsOf(page).count(), 3);
    await page.goto(`${gander.url}/experiments/${id}/runs?q=tags.kept%20IS%20NOT%20NULL`);
    await expectEventually(() => rowsOf(page).count(), 3);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('follows a run that goes on, without being asked', async () => {
    const id = await api.createExperiment('live');
    const runId = await api.createRun({ experimentId: id, name: 'going on', metrics: { progress: 1 } });
    const { page, context } = await visit(`/experiments/${id}/runs`);
    const row = rowsOf(page).first();
    await row.getByText('Running').waitFor({ state: 'attached' });
    await api.logMetrics(runId, [{ key: 'progress', value: 77, step: 1, timestampMs: Date.now() }]);
    await row.getByText('77', { exact: true }).waitFor();
    await api.finishRun(runId);
    await expectEventually(() => row.getByText('Finished').count(), 1);
    await context.close();
  });
});

describe('comparing runs', () => {
  it('goes from a selection to values side by side', async () => {
    const { page, context, problems } = await visit(`${runsPath()}?q=trial&flat=1`);
    await expectEventually(() => rowsOf(page).count(), 3);
    await page.getByRole('checkbox', { name: 'Select trial-0' }).click();
    await page.getByRole('checkbox', { name: 'Select trial-1' }).click();
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByRole('heading', { name: 'Compare 2 runs' }).waitFor();
    const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
    expect(await row('optimizer').innerText()).toMatch(/differs:[\s\S]*sgd[\s\S]*adam/);
    expect(await row('depth').innerText()).not.toContain('differs');
    await page.getByRole('checkbox', { name: 'Only differences' }).check();
    await row('depth').waitFor({ state: 'detached' });
    for (const view of ['Metric charts', 'Parallel coordinates', 'Scatter']) {
      await page.getByRole('tab', { name: view }).click();
      await page.locator('[role=tabpanel] svg[role=img], [role=tabpanel] [aria-label="val/score"]').first().waitFor();
    }
    // What is chosen is in the URL: somebody else sees the same picture.
    await page.getByRole('combobox', { name: 'Horizontal' }).selectOption('val/score');
    await page.waitForURL((url) => url.searchParams.has('across'));
    await page.reload();
    await expectEventually(
      async () => page.getByRole('combobox', { name: 'Horizontal' }).locator('option:checked').innerText(),
      'val/score',
    );
    await page.getByRole('tab', { name: 'Metric charts' }).click();
    await page.getByRole('slider', { name: /Smoothing/ }).fill('40');
    await page.waitForURL((url) => url.searchParams.get('smooth') === '40');
    await page.reload();
    await expectEventually(async () => page.getByRole('slider', { name: /Smoothing/ }).inputValue(), '40');
    expect(problems).toEqual([]);
    await context.close();
  });
});
