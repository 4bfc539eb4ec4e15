import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { listViolations } from './support/list-violations.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';

let gander: RunningGander;
let browser: Browser;
let pages: readonly (readonly [name: string, path: string, isThere: string])[];

beforeAll(async () => {
  gander = await launchGander();
  browser = await openBrowser();
  const [first] = await postRecording(gander.url, 'voltagent');
  await postRecording(gander.url, 'openinference');
  await postRecording(gander.url, 'ai-v6');
  const failed = await postMadeTrace(gander.url, [
    { name: 'agent' },
    {
      name: 'tool',
      parent: 0,
      attributes: { 'openinference.span.kind': 'TOOL', 'session.id': 's-1', 'user.id': 'u-1' },
      error: 'no window',
    },
  ]);
  const voltagent = first?.trace_id ?? '';
  const run = await createRun(gander.url);
  const empty = await createExperiment(gander.url, 'empty');
  pages = [
    ['experiments', '/', 'Default'],
    ['traces', '/experiments/0/traces', 'agent'],
    ['traces, none found', `/experiments/0/traces?filter=${encodeURIComponent("name = 'nobody'")}`, 'nobody'],
    ['no traces yet', `/experiments/${empty}/traces`, 'OTEL'],
    ['a trace', `/traces/${voltagent}`, 'Started'],
    ['a trace as conversation', `/traces/${voltagent}?view=chat`, 'Started'],
    ['a trace as graph', `/traces/${voltagent}?view=graph`, 'Started'],
    ['a trace as sent', `/traces/${voltagent}?view=raw`, 'Started'],
    ['a failed trace', `/traces/${failed}`, '1 failed span'],
    ['a trace with feedback', `/traces/${voltagent}?feedback=1`, 'Feedback'],
    ['dashboard', '/experiments/0/dashboard', 'Tokens by model'],
    ['runs', '/experiments/0/runs', 'evening'],
    ['a run', `/experiments/0/runs/${run}`, 'accuracy'],
    ['sessions', '/experiments/0/sessions', 's-1'],
    ['users', '/experiments/0/users', 'u-1'],
    ['set-up', '/experiments/0/set-up', 'OTEL'],
    ['comparison', `/experiments/0/compare?a=${toTraceId(voltagent)}&b=tr-${failed}`, 'agent'],
    ['nothing', '/nothing-here', 'There is no such page'],
  ];
});

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

/** Every page that there is; what is on it must have arrived. */
describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each([1440, 390] as const)('no page has a serious barrier at %d px', async (width) => {
    const { page, context, problems } = await openPage(browser, { width, theme });
    const violations: string[] = [];
    for (const [name, path, isThere] of pages) {
      await page.goto(gander.url + path);
      await page.getByText(isThere).first().waitFor();
      await page.waitForLoadState('networkidle');
      for (const violation of await listViolations(page)) violations.push(`${name}: ${violation}`);
    }
    expect(violations).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});

function toTraceId(hex: string): string {
  return hex.startsWith('tr-') ? hex : `tr-${hex}`;
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

async function createExperiment(url: string, name: string): Promise<string> {
  return String((await post(`${url}/api/2.0/mlflow/experiments/create`, { name }))['experiment_id']);
}

async function createRun(url: string): Promise<string> {
  const created = await post(`${url}/api/2.0/mlflow/runs/create`, {
    experiment_id: '0',
    run_name: 'evening',
    start_time: Date.now(),
  });
  const { info } = created['run'] as { readonly info: { readonly run_id: string } };
  for (const step of [1, 2, 3]) {
    await post(`${url}/api/2.0/mlflow/runs/log-metric`, {
      run_id: info.run_id,
      key: 'accuracy',
      value: step / 4,
      step,
      timestamp: Date.now(),
    });
  }
  await post(`${url}/api/2.0/mlflow/runs/log-parameter`, { run_id: info.run_id, key: 'depth', value: '3' });
  return info.run_id;
}
