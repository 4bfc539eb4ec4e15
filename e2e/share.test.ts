import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { type MadeSpan, postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { postRecording } from './support/post-recording.ts';

let gander: RunningGander;
/** Where files are imported: it has never seen their traces. */
let other: RunningGander;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  [gander, other, browser, folder] = await Promise.all([
    launchGander(),
    launchGander(),
    openBrowser(),
    mkdtemp(join(tmpdir(), 'gander-share-')),
  ]);
}, 90_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([gander.stop(), other.stop()]);
  await rm(folder, { recursive: true, force: true });
});

/** VoltAgent's recorded supervisor, which delegates to a sub-agent. */
const SUPERVISOR = 'tr-75f92e48aee30e40b7f24cd98481af3b';
const HOSTILE = '</script><script>window.hacked=1</script><!--<img src=x onerror="window.hacked=1">';

async function download(page: Page, item: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Share and save' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** All that the API tells of the spans of a trace, and the spans as they were sent. */
async function readSpans(url: string, traceId: string): Promise<readonly unknown[]> {
  const base = `${url}/api/gander/v1/traces/${traceId}`;
  const ask = async (address: string) => (await fetch(address)).json() as Promise<unknown>;
  const { items } = (await ask(`${base}/spans`)) as { items: readonly { spanId: string }[] };
  return Promise.all(
    items.map(async (row) => [
      row,
      await ask(`${base}/spans/${row.spanId}`),
      await ask(`${base}/spans/${row.spanId}/otlp`),
    ]),
  );
}

async function chooseFiles(page: Page, paths: readonly string[]): Promise<void> {
  await page
    .getByLabel('Files to import')
    .first()
    .setInputFiles([...paths]);
}

it.each([
  { width: 1440, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const)('a saved trace opens from the disk without a network, $width px, $theme', async (look) => {
  await postRecording(gander.url, 'voltagent');
  const from = await openPage(browser, { width: 1440, theme: 'light' });
  await from.page.goto(`${gander.url}/experiments/0/traces/${SUPERVISOR}`);
  const path = await download(from.page, /Save as HTML/);
  await from.page.getByText(/^Saved trace-supervisor-75f92e48\.html, \d/).waitFor();
  expect(from.problems).toEqual([]);
  await from.context.close();

  const { page, context, problems } = await openPage(browser, look);
  await context.setOffline(true);
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url())) requests.push(request.url());
  });
  const fileUrl = pathToFileURL(path).href;
  await page.goto(fileUrl);
  const tree = page.getByRole('treegrid', { name: 'Spans' });
  await tree.getByText('subagent:weather-agent').first().waitFor();
  await tree.getByText('tool.execution:get_weather').first().click();
  await page
    .locator('[data-span-panel]')
    .getByRole('heading', { name: /get_weather/ })
    .waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Conversation').waitFor();
  await page.keyboard.press('Escape');
  // Search, views and the link to them work in the file.
  await page.goto(`${fileUrl}#/experiments/0/traces/${SUPERVISOR}?view=chat`);
  await page.locator('[data-chat]').getByText('Please delegate to the weather agent.').first().waitFor();
  await page.goto(`${fileUrl}#/experiments/0/traces/${SUPERVISOR}?view=tree&find=Paris`);
  await page
    .getByText(/\d+ match|\d+ of \d+/)
    .first()
    .waitFor();
  await page.goto(`${fileUrl}#/experiments/0/sessions`);
  await page.getByText('This file holds one trace').waitFor();
  expect(requests.filter((url) => !url.startsWith(fileUrl))).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

it('what spans say is found in the file, and a call is explained, as in the server', async () => {
  const say = (role: string, content: string) => ({ role, parts: [{ type: 'text', content }] });
  const prompt = [say('system', 'You are a guide.'), say('user', 'Where is the museum?')];
  const next = [...prompt, say('assistant', 'By the river.'), say('user', 'And the park?')];
  const filler: MadeSpan[] = Array.from({ length: 900 }, (_, index) => ({
    name: `step ${index}`,
    parent: 0,
    attributes: { 'input.value': index === 800 ? 'the needle in it' : `hay ${index} ${'more hay '.repeat(300)}` },
  }));
  const call = (messages: readonly object[]): MadeSpan => ({
    name: 'chat gpt-4o',
    parent: 0,
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.input.messages': JSON.stringify(messages),
    },
  });
  // Longer than a part of the file: the call before stands in another one.
  const spans = [{ name: 'root' }, call(prompt), ...filler, call(next)];
  const traceId = `tr-${await postMadeTrace(gander.url, spans)}`;
  const response = await fetch(`${gander.url}/api/gander/v1/traces/${traceId}/saved.html`);
  const path = join(folder, 'content.html');
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  const list = (await (await fetch(`${gander.url}/api/gander/v1/traces/${traceId}/spans`)).json()) as {
    items: readonly { spanId: string; name: string }[];
  };
  const last = list.items.findLast(({ name }) => name === 'chat gpt-4o')?.spanId ?? '';
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  const contexts: string[] = [];
  for (const address of [`${gander.url}/`, `${pathToFileURL(path).href}#/`]) {
    await page.goto('about:blank');
    await page.goto(`${address}experiments/0/traces/${traceId}?span=${last}&tab=context`);
    const region = page.getByRole('region', { name: 'Context' });
    await region.getByText('the prompt only grew', { exact: false }).waitFor();
    contexts.push((await region.textContent()) ?? '');
    await page.getByPlaceholder(/Find in trace/).fill('NEEDLE');
    await page.getByText('1 match', { exact: true }).waitFor();
    await page.getByRole('treegrid', { name: 'Spans' }).getByText('step 800', { exact: true }).waitFor();
  }
  expect(contexts[1]).toBe(contexts[0]);
  expect(problems).toEqual([]);
  await context.close();
});

it('nothing in a saved trace runs, loads or breaks out of it', async () => {
  const messages = JSON.stringify([
    { role: 'user', parts: [{ type: 'text', content: `${HOSTILE} [x](javascript:window.hacked=1)` }] },
    { role: 'assistant', parts: [{ type: 'uri', modality: 'image', uri: 'https://spy.example/p.png' }] },
  ]);
  const attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': HOSTILE,
    'gen_ai.input.messages': messages,
    [HOSTILE]: HOSTILE,
  };
  const traceId = `tr-${await postMadeTrace(gander.url, [{ name: HOSTILE, attributes, error: HOSTILE }])}`;
  const response = await fetch(`${gander.url}/api/gander/v1/traces/${traceId}/saved.html`);
  const path = join(folder, 'hostile.html');
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) strangers.push(request.url());
  });
  await page.goto(pathToFileURL(path).href);
  await page.getByText(HOSTILE.slice(0, 30)).first().waitFor();
  for (const tab of [/^Attributes/, /^Raw/]) {
    await page.getByRole('tab', { name: tab }).click();
    await page.locator('[data-span-panel]').getByText('window.hacked').first().waitFor();
  }
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  // The file's own policy holds even for what would get into the page.
  const isBlocked = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.hacked = 2';
    document.body.append(script);
    const isSent = await fetch('https://spy.example/').then(
      () => true,
      () => false,
    );
    return !('hacked' in window) && !isSent;
  });
  expect(isBlocked).toBe(true);
  expect(strangers).toEqual([]);
  expect(problems.filter((problem) => !/Content Security Policy|spy\.example/.test(problem))).toEqual([]);
  await context.close();
});

it('10,000 spans are a file of few megabytes that shows its first rows soon', async () => {
  const spans: MadeSpan[] = [{ name: 'root' }];
  for (let index = 1; index < 10_000; index += 1) {
    const text = `Step ${index} of ten thousand says what it did: ${'looked, thought, acted. '.repeat(8)}`;
    spans.push({
      name: `step ${index}`,
      parent: 0,
      attributes: { 'input.value': text, 'output.value': `Done ${index}` },
    });
  }
  const traceId = `tr-${await postMadeTrace(gander.url, spans)}`;
  const path = join(folder, 'long.html');
  const startMs = performance.now();
  const response = await fetch(`${gander.url}/api/gander/v1/traces/${traceId}/saved.html`);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  const savedMs = performance.now() - startMs;
  const { size } = await stat(path);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  const openMs = performance.now();
  await page.goto(pathToFileURL(path).href);
  await page.getByRole('treegrid', { name: 'Spans' }).getByText('step 1', { exact: true }).waitFor();
  const shownMs = performance.now() - openMs;
  await page.keyboard.press('End');
  await page.getByText('step 9999', { exact: true }).first().waitFor();
  console.log(
    `saved page of 10,000 spans: ${(size / 1e6).toFixed(1)} MB in ${savedMs.toFixed(0)} ms, first rows after ${shownMs.toFixed(0)} ms`,
  );
  expect(size).toBeLessThan(12e6);
  expect(problems).toEqual([]);
  await context.close();
}, 90_000);

it('a saved trace that is dropped on the list is imported, opened, and the same', async () => {
  await postRecording(gander.url, 'voltagent');
  await fetch(`${gander.url}/api/3.0/mlflow/traces/${SUPERVISOR}/assessments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      assessment: {
        assessment_name: 'tone',
        source: { source_type: 'LLM_JUDGE', source_id: 'judge-1' },
        feedback: { value: 'kind' },
      },
    }),
  });
  const saved = await fetch(`${gander.url}/api/gander/v1/traces/${SUPERVISOR}/saved.html`);
  const base64 = Buffer.from(await saved.arrayBuffer()).toString('base64');
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
  await page.goto(`${other.url}/experiments/0/traces`);
  await page.getByText('Send the first trace').waitFor();
  const transfer = await page.evaluateHandle((data) => {
    const list = new DataTransfer();
    list.items.add(new File([Uint8Array.from(atob(data), (character) => character.charCodeAt(0))], 'saved.html'));
    return list;
  }, base64);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.getByText('Drop to import into this experiment').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.waitForURL((url) => url.pathname.endsWith(SUPERVISOR));
  await page.getByRole('treegrid', { name: 'Spans' }).getByText('subagent:weather-agent').first().waitFor();
  expect(await readSpans(other.url, SUPERVISOR)).toEqual(await readSpans(gander.url, SUPERVISOR));
  await page.keyboard.press('e');
  await page.getByRole('region', { name: 'Feedback tone' }).getByText('judge-1').waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('an import goes on into its experiment when one goes back meanwhile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gander-import-'));
  const path = join(folder, 'one.json');
  const span = { traceId: 'ab'.repeat(16), spanId: 'cd'.repeat(8), name: 'slow import', kind: 1 };
  const times = { startTimeUnixNano: '1760000000000000000', endTimeUnixNano: '1760000001000000000' };
  await writeFile(path, JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...span, ...times }] }] }] }));
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  const created = await fetch(`${other.url}/api/2.0/mlflow/experiments/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'imports' }),
  });
  const { experiment_id: experimentId } = (await created.json()) as { experiment_id: string };
  await page.goto(other.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Within the page: only that makes Back a step of its own.
  await page.getByRole('link', { name: 'imports', exact: true }).first().click();
  await page.waitForURL((url) => url.pathname.startsWith(`/experiments/${experimentId}/`));
  const { promise: isLetGo, resolve: letGo } = Promise.withResolvers<void>();
  await page.route('**/v1/traces', async (route) => {
    await isLetGo;
    await route.continue();
  });
  const sending = page.waitForRequest((request) => request.url().endsWith('/v1/traces'));
  await chooseFiles(page, [path]);
  expect(await (await sending).headerValue('x-mlflow-experiment-id')).toBe(experimentId);
  await page.goBack();
  await page.waitForURL((url) => !url.pathname.startsWith(`/experiments/${experimentId}/`));
  letGo();
  await page.waitForURL((url) => url.pathname === `/experiments/${experimentId}/traces/tr-${span.traceId}`);
  await page.getByRole('treegrid', { name: 'Spans' }).getByText('slow import').first().waitFor();
  expect(problems).toEqual([]);
  await context.close();
  await rm(folder, { recursive: true });
});

it('a file that is dropped where no experiment is goes to the one that clients send to', async () => {
  const traces = await postRecording(gander.url, 'plain-genai');
  const traceId = `tr-${traces[0]?.trace_id.replace(/^tr-/, '') ?? ''}`;
  const saved = await fetch(`${gander.url}/api/gander/v1/traces/${traceId}/saved.html`);
  const base64 = Buffer.from(await saved.arrayBuffer()).toString('base64');
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(other.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const transfer = await page.evaluateHandle((data) => {
    const list = new DataTransfer();
    list.items.add(new File([Uint8Array.from(atob(data), (character) => character.charCodeAt(0))], 'saved.html'));
    return list;
  }, base64);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.getByText('Drop to import into the experiment Default').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.waitForURL((url) => url.pathname === `/experiments/0/traces/${traceId}`);
  expect(problems).toEqual([]);
  await context.close();
});

it('OTLP JSON that was downloaded makes the same trace; so do other forms of it, and what is none says why', async () => {
  const traces = await postRecording(gander.url, 'langfuse');
  const [first, second, third] = traces.map((trace) => `tr-${trace.trace_id.replace(/^tr-/, '')}`);
  if (first === undefined || second === undefined || third === undefined) throw new Error('Three traces are needed.');

  const from = await openPage(browser, { width: 1440, theme: 'light' });
  await from.page.goto(`${gander.url}/experiments/0/traces/${first}`);
  const json = await download(from.page, /OTLP JSON/);
  await from.page.getByText(/^Saved .*, \d/).waitFor();
  await from.page.goto(`${gander.url}/experiments/0/traces/${second}`);
  const secondJson = await download(from.page, /OTLP JSON/);
  const jsonl = await download(from.page, /JSONL/);
  expect(from.problems).toEqual([]);
  await from.context.close();
  const gz = join(folder, 'second.json.gz');
  await writeFile(gz, gzipSync(await readFile(secondJson)));
  const mlflow = join(folder, 'traces.json');
  const file = await fetch(`${gander.url}/ajax-api/2.0/mlflow/get-trace-artifact?request_id=${third}`);
  await writeFile(mlflow, Buffer.from(await file.arrayBuffer()));
  const wrong = join(folder, 'wrong.json');
  await writeFile(wrong, '{"hello":"world"}');

  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${other.url}/experiments/0/traces`);
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .waitFor();
  await chooseFiles(page, [json]);
  await page.waitForURL((url) => url.pathname.endsWith(first));
  expect(await readSpans(other.url, first)).toEqual(await readSpans(gander.url, first));

  await page.goto(`${other.url}/experiments/0/traces`);
  await chooseFiles(page, [gz, mlflow, wrong, jsonl]);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Imported').waitFor();
  await dialog.getByText(/neither OTLP .* nor a traces\.json/).waitFor();
  await dialog.getByText(/translated traces/).waitFor();
  expect(await readSpans(other.url, second)).toEqual(await readSpans(gander.url, second));
  await dialog.getByRole('link', { name: third }).click();
  await page.waitForURL((url) => url.pathname.endsWith(third));
  await page.getByRole('treegrid', { name: 'Spans' }).getByRole('row').first().waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('a link to exactly this state is copied, and a trace is compared from its menu', async () => {
  await postRecording(gander.url, 'voltagent');
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${gander.url}/experiments/0/traces/${SUPERVISOR}?view=chat&find=Paris`);
  await page.locator('[data-chat]').waitFor();
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.getByRole('menuitem', { name: 'Copy link to this view' }).click();
  await page.getByText('Link copied').waitFor();
  const link = await page.evaluate(async () => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  expect(new URL(link).searchParams.get('view')).toBe('chat');
  await page.getByRole('button', { name: 'Share and save' }).click();
  await page.getByRole('menuitem', { name: /Compare with/ }).click();
  await page.waitForURL((url) => url.pathname.endsWith('/compare') && url.searchParams.get('a') === SUPERVISOR);
  expect(problems).toEqual([]);
  await context.close();
});
