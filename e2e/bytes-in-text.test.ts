import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { makePdf, makePng } from './support/make-media.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { type PostedTrace, postLogs, postSpans } from './support/post-spans.ts';

/** A shared machine is slow at times; waiting longer costs nothing where it is not. */
const PATIENCE_MS = 90_000;

const PNG = makePng(60, 40).toString('base64');
const PDF = makePdf('Hello PDF').toString('base64');
/** Bytes that begin like no file. */
const BYTES = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 167 + at * at * 31) % 256)).toString('base64');
const SIGNS = [PNG, PDF, BYTES].map((base64) => base64.slice(24, 64));

const say = (role: string, content: string) => JSON.stringify([{ role, parts: [{ type: 'text', content }] }]);

let gander: RunningGander;
let browser: Browser;
let trace: PostedTrace;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  trace = await postSpans(gander.url, [
    {
      name: 'shot',
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'shot',
        'gen_ai.tool.call.arguments': '{"page":"/"}',
        'gen_ai.tool.call.result': PNG,
        bytes: BYTES,
        sentence: `It came back as ${PNG} at last`,
        json: JSON.stringify({ page: [PDF] }),
      },
      events: [{ name: 'saved', attributes: { note: `kept ${BYTES} for later` } }],
    },
    {
      name: 'chat',
      parent: 0,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.input.messages': say('user', 'Draw it, as $E = mc^2$, for $5 to $10.'),
        'gen_ai.output.messages': say('assistant', `**Done** ![a chart](data:image/png;base64,${PNG}) as asked.`),
      },
    },
    {
      name: 'read',
      parent: 0,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.input.messages': JSON.stringify([
          {
            role: 'user',
            parts: [
              { type: 'blob', modality: 'document', mime_type: 'application/pdf', content: PDF },
              { type: 'uri', modality: 'image', uri: 'https://spy.example/pixel.png' },
            ],
          },
        ]),
      },
    },
  ]);
  await postLogs(gander.url, trace, [
    { span: 0, body: PNG },
    { span: 0, body: `upload of ${BYTES} failed` },
    { span: 0, body: JSON.stringify({ image: PNG }) },
  ]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

async function expectNoBase64(place: Locator): Promise<void> {
  const shown = (await place.textContent()) ?? '';
  for (const sign of SIGNS) expect(shown).not.toContain(sign);
}

it('base64 is no text, wherever a span says it', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  page.setDefaultTimeout(PATIENCE_MS);
  const panel = page.locator('[data-span-panel]');
  const open = async (span: number, tab: string) => {
    await page.goto(`${gander.url}/experiments/0/traces/${trace.traceId}?span=${trace.spanIds[span]}&tab=${tab}`);
    await panel.getByRole('heading').first().waitFor();
  };
  await open(0, 'logs');
  const records = panel.getByRole('listitem');
  await records.nth(2).getByText('image/png').first().waitFor();
  expect(await records.nth(0).locator('img').count()).toBe(1);
  await records.nth(1).getByText('base64, unknown type').waitFor();
  await records.nth(1).getByText('failed').waitFor();
  await expectNoBase64(panel);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    records
      .nth(1)
      .getByRole('button', { name: /^Download/ })
      .click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString('base64')).toBe(BYTES);

  await open(0, 'attributes');
  await panel.getByText('It came back as').waitFor();
  await panel.getByText('at last').waitFor();
  await panel.getByText('application/pdf').waitFor();
  await expectNoBase64(panel);
  await open(0, 'events');
  await panel.getByText('for later').waitFor();
  await expectNoBase64(panel);
  // A tool that gave a picture back, and nothing else: it is seen.
  await open(0, 'overview');
  await expect.poll(() => panel.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
  // In what a model wrote, with the words around it.
  await open(1, 'overview');
  const answer = panel.getByRole('article', { name: 'Assistant message' });
  await answer.getByText('image/png').waitFor();
  await answer.locator('strong', { hasText: 'Done' }).waitFor();
  await answer.getByText('as asked.').waitFor();
  expect(await panel.getByRole('article', { name: 'User message' }).locator('math').count()).toBe(1);
  await expectNoBase64(panel);
  for (const view of ['log', 'chat', 'raw']) {
    await page.goto(`${gander.url}/experiments/0/traces/${trace.traceId}?view=${view}`);
    await page.getByText('shot').first().waitFor();
    await page
      .getByText(view === 'raw' ? 'resourceSpans' : '[image/png')
      .first()
      .waitFor();
    await expectNoBase64(page.locator('main'));
  }
  expect(problems).toEqual([]);
  await context.close();
});

it('a PDF is shown where it stands, and what lies elsewhere is linked by its host', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
  page.setDefaultTimeout(PATIENCE_MS);
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('spy.example')) strangers.push(request.url());
  });
  await page.goto(`${gander.url}/experiments/0/traces/${trace.traceId}?span=${trace.spanIds[2]}`);
  const panel = page.locator('[data-span-panel]');
  await panel.getByRole('button', { name: 'Show the PDF' }).click();
  const frame = panel.locator('iframe');
  await frame.waitFor();
  expect(await frame.getAttribute('src')).toMatch(/^blob:/);
  // The browser's viewer has taken it: a frame that the policy forbids stays where it was.
  await expect.poll(() => page.frames().some((one) => one.url().startsWith('blob:'))).toBe(true);
  const link = panel.getByRole('link', { name: 'https://spy.example/pixel.png' });
  expect(await link.locator('strong').textContent()).toBe('spy.example');
  expect(strangers).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});
