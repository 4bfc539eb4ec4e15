import { readFileSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { listViolations } from './support/list-violations.ts';
import { makeTrainingExperiment, NEEDLE_STEP, POINT_COUNT, type TrainingExperiment } from './support/make-training.ts';
import { openBrowser, openPage, type ScreenOptions, type WatchedPage } from './support/open-browser.ts';

const DESK: ScreenOptions = { width: 1440, theme: 'light' };
const SCREENS: readonly ScreenOptions[] = [
  DESK,
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
];

let gander: RunningGander;
let browser: Browser;
let training: TrainingExperiment;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  training = await makeTrainingExperiment(gander.url);
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

const runsPath = () => `/experiments/${training.experimentId}/runs`;
const heroPath = () => `${runsPath()}/${training.heroId}`;

describe('the page of a run', () => {
  it('shows where it came from, and takes a name, tags and a description', async () => {
    const { api } = training;
    const id = await api.createExperiment('edited');
    const runId = await api.createRun({ experimentId: id, name: 'before', params: { a: '1', b: '2' } });
    await api.finishRun(runId);
    const { page, context, problems } = await visit(`/experiments/${id}/runs/${runId}`);
    await page.getByRole('button', { name: 'Rename the run' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('after');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'after' }).waitFor();
    await page.getByRole('button', { name: 'Add a description …' }).click();
    await page.getByRole('textbox', { name: 'Description (Markdown)' }).fill('It is **good**.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('strong', { hasText: 'good' }).waitFor();
    await page.getByRole('textbox', { name: 'Tag name' }).fill('stage');
    await page.getByRole('textbox', { name: 'Tag value' }).fill('prod');
    await page.getByRole('button', { name: 'Add tag' }).click();
    await page.getByRole('button', { name: 'Remove tag stage' }).click();
    await page.getByRole('button', { name: 'Remove tag stage' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Deleted', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('button', { name: 'Delete' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows parameters, metrics, data sets and children', async () => {
    const { page, context, problems } = await visit(heroPath());
    const params = page.getByRole('region', { name: 'Parameters' });
    await params.getByText('learning_rate').waitFor();
    await page.getByRole('searchbox', { name: 'Filter parameters and metrics' }).fill('config');
    await params.getByText('learning_rate').waitFor({ state: 'detached' });
    expect(await page.getByRole('region', { name: 'Details' }).innerText()).toContain('9f2c1b7e0a55d1c2');
    expect(await page.getByRole('region', { name: 'Tags' }).innerText()).toContain('<script>alert(1)</script>');
    // What the machine did is not what the run is about: folded, until somebody looks for it.
    await page.getByRole('searchbox', { name: 'Filter parameters and metrics' }).fill('');
    const system = page.getByRole('region', { name: 'System metrics' });
    await system.getByRole('button', { name: 'System metrics', expanded: false }).waitFor();
    expect(await page.getByText('cpu_utilization').count()).toBe(0);
    await page.getByRole('searchbox', { name: 'Filter parameters and metrics' }).fill('score');
    await page.getByRole('searchbox', { name: 'Filter parameters and metrics' }).fill('cpu');
    await system.getByText('system/cpu_utilization_percentage').waitFor();
    await page.getByRole('region', { name: 'Registered models' }).getByText('models:/ranker/1').waitFor();
    await page.getByRole('region', { name: 'Datasets' }).getByText('clicks').click();
    await page.getByText('double').waitFor();
    await page.goto(`${gander.url}${runsPath()}/${await findRun('sweep')}`);
    await expectEventually(() => page.getByRole('region', { name: 'Child runs' }).getByRole('listitem').count(), 3);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('draws a history of 100,000 points, and every point of it to who looks closer', async () => {
    const { page, context, problems } = await openPage(browser, DESK);
    const answers: { readonly search: URLSearchParams; readonly text: string }[] = [];
    page.on('response', async (response) => {
      if (!response.url().includes('get-history-bulk-interval')) return;
      answers.push({ search: new URL(response.url()).searchParams, text: await response.text().catch(() => '') });
    });
    await page.goto(`${gander.url}${heroPath()}?tab=metrics&keys=loss`);
    const chart = page.getByRole('group', { name: 'loss by step' });
    await chart.locator('canvas').waitFor();
    await expect.poll(() => answers.length, { timeout: 15_000 }).toBe(1);
    expect(answers[0]?.text).not.toContain('"value":99');
    let [start, end] = [0, POINT_COUNT - 1];
    for (const visit of [2, 3]) {
      await dragAround(page, (NEEDLE_STEP - start) / (end - start));
      await expect.poll(() => answers.length, { timeout: 15_000 }).toBe(visit);
      const { search } = answers.at(-1) ?? {};
      [start, end] = [Number(search?.get('start_step')), Number(search?.get('end_step'))];
      expect(end - start).toBeLessThan(visit === 2 ? 5000 : 250);
    }
    expect(answers.at(-1)?.text).toContain('"value":99');
    await expectEventually(async () => (await page.locator('figure caption').innerText()).includes('of 100'), false);
    expect(Math.max(...answers.map(({ text }) => text.length))).toBeLessThan(400_000);
    await page.getByRole('button', { name: 'Reset zoom' }).click();
    await page.getByRole('slider', { name: /Smoothing/ }).fill('60');
    await page.getByRole('checkbox', { name: 'Log scale' }).check();
    await page.getByRole('checkbox', { name: 'Ignore outliers' }).check();
    await expectEventually(async () => Object.fromEntries(new URL(page.url()).searchParams), {
      tab: 'metrics',
      keys: 'loss',
      smooth: '60',
      log: '1',
      outliers: '0',
    });
    expect(problems).toEqual([]);
    await context.close();
  });

  it('keeps every point as CSV, and folds what the machine measured', async () => {
    const { page, context, problems } = await visit(`${heroPath()}?tab=metrics`);
    const loss = page.getByRole('region', { name: 'loss', exact: true });
    await loss.locator('canvas').waitFor();
    const cpu = page.getByRole('region', { name: 'system/cpu_utilization_percentage' });
    expect(await cpu.isVisible()).toBe(false);
    await page.getByText('system 1').click();
    await cpu.getByText('41.5').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      loss.getByRole('button', { name: 'Save loss as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('loss.csv');
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(POINT_COUNT + 1);
    // Also the one that no chart shows before one looks closer.
    expect(lines.filter((line) => line.endsWith(',99'))).toHaveLength(1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows files as what they are, runs none of them, and never reads a large one whole', async () => {
    const { page, context, problems } = await openPage(browser, DESK);
    const ranges: string[] = [];
    page.on('response', (response) => {
      const range = response.headers()['content-range'];
      if (response.url().includes('train.log') && range !== undefined) ranges.push(range);
    });
    await page.goto(`${gander.url}${heroPath()}?tab=artifacts`);
    const open = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await open('summary.json');
    await page.getByText('answer').waitFor();
    await open('table.csv');
    await page.getByRole('cell', { name: 'a "quoted", text 1', exact: true }).waitFor();
    await open('report.md');
    await page.getByRole('heading', { name: 'Report' }).waitFor();
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    await open('page.html');
    // As a page that runs nothing (an alert would stand in `problems`), and as what is written in it.
    await page.frameLocator('iframe[title="page.html"]').getByRole('heading', { name: 'hi' }).waitFor();
    await page.getByRole('button', { name: 'Plain text' }).click();
    await page.getByText('<script>alert(document.domain)</script>').waitFor();
    await open('notes.pdf');
    await page.locator('iframe[title="notes.pdf"][src^="blob:"], :text("No preview")').first().waitFor();
    await open('weights.bin');
    await page.getByText('No preview').waitFor();
    await open('plots');
    await open('square.png');
    await page.getByText('10 × 10').waitFor();
    await open('evil.svg');
    await page.getByRole('img', { name: 'plots/evil.svg' }).waitFor();
    await open('train.log');
    await page.getByText('line 0 of the log').waitFor();
    expect(ranges).toHaveLength(1);
    expect(ranges[0]).toMatch(/^bytes 0-262143\//);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => ranges.length, { timeout: 15_000 }).toBe(2);
    // The browser tells what the page was kept from; nothing else went wrong, and no alert came.
    expect(problems.filter((problem) => !/frame is sandboxed|Content Security Policy/.test(problem))).toEqual([]);
    await context.close();
  });

  it('lists the traces that belong to it', async () => {
    const { page, context } = await visit(`${heroPath()}?tab=traces`);
    await page.getByRole('link', { name: 'predict' }).click();
    await expectEventually(async () => /\/traces\/tr-c0ffee/.test(page.url()), true);
    await context.close();
  });

  it('says that a run is not there', async () => {
    const { page, context } = await visit(`${runsPath()}/nope`);
    await expectEventually(() => page.getByText('There is no run nope').count(), 1);
    await context.close();
  });

  async function findRun(name: string): Promise<string> {
    const { runs } = await training.api.post('runs/search', {
      experiment_ids: [training.experimentId],
      filter: `attributes.run_name = '${name}'`,
    });
    const [run] = runs as { info: { run_id: string } }[];
    return run?.info.run_id ?? '';
  }

  async function dragAround(page: Page, place: number): Promise<void> {
    const box = await page.getByRole('group', { name: 'loss by step' }).locator('.u-over').boundingBox();
    if (box === null) throw new Error('The chart is not drawn.');
    const middle = box.x + box.width * place;
    await page.mouse.move(middle - box.width / 50, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(middle, box.y + 110, { steps: 4 });
    await page.mouse.move(middle + box.width / 50, box.y + 110, { steps: 4 });
    await page.mouse.up();
  }
});

describe.each(SCREENS)('at $width px, $theme', (screen) => {
  it('has no serious accessibility violation and no horizontal scrolling on any page', async () => {
    const { page, context, problems } = await openPage(browser, screen);
    const paths = [
      '/',
      '/?stage=deleted',
      runsPath(),
      heroPath(),
      `${heroPath()}?tab=metrics`,
      `${heroPath()}?tab=artifacts&path=table.csv`,
      `${heroPath()}?tab=traces`,
      ...['table', 'charts', 'parallel', 'scatter'].map(
        (view) => `${runsPath()}/compare?runs=${training.trialIds.join(',')}&view=${view}`,
      ),
    ];
    for (const path of paths) {
      await page.goto(gander.url + path);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await expectEventually(() => page.locator('.shimmer').count(), 0);
      await page.getByRole('navigation').first().or(page.getByRole('heading')).first().waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
      expect(await listViolations(page), path).toEqual([]);
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});
