import type { Browser } from 'playwright-core';
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

async function assess(traceId: string, assessment: object): Promise<void> {
  const response = await fetch(`${gander.url}/api/3.0/mlflow/traces/${traceId}/assessments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ assessment: { source: { source_type: 'HUMAN', source_id: 'ann' }, ...assessment } }),
  });
  expect(response.status).toBe(200);
}

async function readSpanId(traceId: string, name: string): Promise<string> {
  const response = await fetch(`${gander.url}/api/gander/v1/traces/${traceId}/spans`);
  const { items } = (await response.json()) as { items: readonly { name: string; spanId: string }[] };
  return items.find((span) => span.name === name)?.spanId ?? '';
}

it.each([
  { width: 1440, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const)('what was said of a trace is seen before anybody asks, $width px', async (look) => {
  const traceId = `tr-${await postMadeTrace(gander.url, [{ name: 'answer' }, { name: 'look up', parent: 0 }])}`;
  await assess(traceId, { assessment_name: 'quality', feedback: { value: 4 } });
  const spanId = await readSpanId(traceId, 'look up');
  await assess(traceId, { assessment_name: 'correctness', feedback: { value: 'no' }, span_id: spanId });

  const { page, context, problems } = await openPage(browser, look);
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}`);
  const scores = page.locator('[data-trace-scores]');
  await scores.getByText('quality').waitFor();
  await scores.getByText('correctness').waitFor();
  await page.getByRole('button', { name: 'Feedback (e): 2' }).waitFor();
  const tree = page.getByRole('treegrid', { name: 'Spans' });
  const row = tree.getByRole('row').filter({ hasText: 'look up' });
  await row.getByRole('img', { name: 'Feedback: correctness: no' }).waitFor();
  expect(await tree.getByRole('img', { name: /^Feedback/ }).count()).toBe(1);

  // What comes while one looks is counted, too.
  await assess(traceId, { assessment_name: 'helpful', feedback: { value: true } });
  await page.getByRole('button', { name: 'Feedback (e): 3' }).waitFor();
  await scores.getByText('helpful').waitFor();

  await row.click();
  await page.getByRole('tab', { name: /^Feedback\s*1$/ }).waitFor();
  if (look.width === 390) await page.getByRole('button', { name: /Back/ }).click();
  await scores.click();
  await page.getByRole('region', { name: 'Feedback on the trace' }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('a trace of which nothing was said has none of it', async () => {
  const traceId = `tr-${await postMadeTrace(gander.url, [{ name: 'answer' }])}`;
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces/${traceId}`);
  await page.getByRole('button', { name: 'Feedback (e)', exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Feedback', exact: true }).waitFor();
  expect(await page.locator('[data-trace-scores]').count()).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
});
