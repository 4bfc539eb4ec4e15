import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage } from './support/open-browser.ts';
import { makePng, makeWav } from './support/make-media.ts';
import { type PostedTrace, postSpans } from './support/post-spans.ts';

/** A shared machine is slow at times; waiting longer costs nothing where it is not. */
const PATIENCE_MS = 90_000;

let gander: RunningGander;
let browser: Browser;
let trip: PostedTrace;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  trip = await postSpans(gander.url, TRIP);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

const PNG = makePng(60, 40).toString('base64');
const WAV = makeWav().toString('base64');
const PDF = Buffer.from(`%PDF-1.4\n${'% nothing to see \n'.repeat(60)}%%EOF`).toString('base64');
const SVG = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1">${' '.repeat(600)}</svg>`,
).toString('base64');
const SYSTEM = `You are a travel assistant.\n\n${Array.from({ length: 60 }, (_, index) => `${index}. Rule **${index}** of the house.`).join('\n')}`;
const TOOLS = [
  {
    type: 'function',
    name: 'get_weather',
    description: 'Weather of a city',
    parameters: { type: 'object', required: ['city'], properties: { city: { type: 'string', description: 'Where' } } },
  },
  { type: 'function', name: 'book_hotel', description: 'Books a room', parameters: { type: 'object', properties: {} } },
];
const text = (content: string) => ({ type: 'text', content });
const ASK = [
  { role: 'system', parts: [text(SYSTEM)] },
  {
    role: 'user',
    parts: [
      text('What is in the picture, and how is the weather in Paris?'),
      { type: 'blob', modality: 'image', mime_type: 'image/png', content: PNG },
      { type: 'blob', modality: 'audio', mime_type: 'audio/wav', content: WAV },
      { type: 'blob', modality: 'document', mime_type: 'application/pdf', content: PDF },
      { type: 'blob', modality: 'image', mime_type: 'image/svg+xml', content: SVG },
      { type: 'uri', modality: 'image', uri: 'https://spy.example/pixel.png' },
    ],
  },
];
const CALL = {
  role: 'assistant',
  parts: [
    { type: 'reasoning', content: 'I should look the weather up.' },
    { type: 'tool_call', id: 'call_1', name: 'get_weather', arguments: { city: 'Paris' } },
  ],
};
const RESULT = { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', response: { degrees: 18 } }] };
const ANSWER = { role: 'assistant', parts: [text('{"city":"Paris","degrees":18,"id":12345678901234567890}')] };

const CHAT = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-4o',
  'gen_ai.request.max_tokens': 500,
  'gen_ai.request.temperature': 0.25,
  'gen_ai.tool.definitions': JSON.stringify(TOOLS),
  'gen_ai.usage.output_tokens': 100,
};
const STACK = [
  'Traceback (most recent call last):',
  '  File "/app/agent.py", line 42, in book',
  '    client.post(url)',
  'httpx.ConnectTimeout: timed out',
].join('\n');

const TRIP = [
  { name: 'travel', attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'travel' } },
  {
    name: 'first call',
    parent: 0,
    attributes: {
      ...CHAT,
      'gen_ai.usage.input_tokens': 2000,
      'gen_ai.input.messages': JSON.stringify(ASK),
      'gen_ai.output.messages': JSON.stringify([CALL]),
    },
  },
  {
    name: 'second call',
    parent: 0,
    links: [1],
    attributes: {
      ...CHAT,
      'gen_ai.usage.input_tokens': 2400,
      'gen_ai.usage.cache_read.input_tokens': 1024,
      'gen_ai.input.messages': JSON.stringify([...ASK, CALL, RESULT]),
      'gen_ai.output.messages': JSON.stringify([ANSWER]),
      picture: `data:image/png;base64,${PNG}`,
    },
  },
  {
    name: 'third call',
    parent: 0,
    attributes: {
      ...CHAT,
      'gen_ai.usage.input_tokens': 2000,
      'gen_ai.input.messages': JSON.stringify([
        { role: 'system', parts: [text(SYSTEM.replace('Rule **3**', 'Law **3**'))] },
        ...ASK.slice(1),
      ]),
      'gen_ai.output.messages': JSON.stringify([ANSWER]),
    },
  },
  {
    name: 'search',
    parent: 0,
    attributes: {
      'openinference.span.kind': 'RETRIEVER',
      'input.value': 'hotels in Paris',
      'retrieval.documents.0.document.id': 'policy-7',
      'retrieval.documents.0.document.score': 0.91,
      'retrieval.documents.0.document.content': `Hotels up to 200 a night. ${'More of the policy. '.repeat(60)}`,
      'retrieval.documents.0.document.metadata': '{"page":7}',
    },
  },
  {
    name: 'book',
    parent: 0,
    error: 'timed out',
    attributes: { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'book_hotel' },
    events: [
      { name: 'retry', attributes: { attempt: 2 } },
      {
        name: 'exception',
        attributes: {
          'exception.type': 'httpx.ConnectTimeout',
          'exception.message': 'timed out after 5 s',
          'exception.stacktrace': STACK,
        },
      },
    ],
  },
] as const;

const [, FIRST_CALL, SECOND_CALL, THIRD_CALL, SEARCH, BOOK] = TRIP.keys();

async function openSpan(page: Page, place: number | undefined, tab = ''): Promise<ReturnType<Page['locator']>> {
  const spanId = trip.spanIds[place ?? 0] ?? '';
  await page.goto(`${gander.url}/experiments/0/traces/${trip.traceId}?span=${spanId}${tab && `&tab=${tab}`}`);
  const panel = page.locator('[data-span-panel]');
  await panel.getByRole('heading', { name: TRIP[place ?? 0]?.name ?? '' }).waitFor();
  return panel;
}

describe('the overview of a model call', () => {
  it('shows prompt, pictures, recordings, tools and what they brought back', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    page.setDefaultTimeout(PATIENCE_MS);
    const strangers: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'blob:' && origin !== new URL(gander.url).origin) strangers.push(request.url());
    });
    const panel = await openSpan(page, SECOND_CALL);
    // A long system prompt begins, and opens.
    const system = panel.getByRole('article', { name: 'System message' });
    await system.getByText('Rule 3 of the house').waitFor();
    expect(await system.getByText('Rule 59 of the house').count()).toBe(0);
    await system.getByRole('button', { name: /^show .* more$/ }).click();
    await system.getByText('Rule 59 of the house').waitFor();

    const user = panel.getByRole('article', { name: 'User message' });
    const picture = user.locator('img');
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
    expect(await picture.getAttribute('src')).toMatch(/^blob:/);
    const sound = user.locator('audio');
    await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(1, 1);
    await user.getByText('application/pdf').waitFor();
    await user.getByRole('button', { name: 'Open application/pdf document.pdf' }).waitFor();
    // What could run is kept, never opened; what lies elsewhere is linked, never loaded.
    await user.getByRole('button', { name: 'Download image/svg+xml image.svg' }).waitFor();
    expect(await user.getByRole('button', { name: /Open image\/svg/ }).count()).toBe(0);
    await user.getByRole('link', { name: 'https://spy.example/pixel.png' }).waitFor();
    expect(strangers).toEqual([]);

    // From a call to its result and back.
    const toResult = panel.getByRole('button', { name: 'Go to the result of call_1' });
    await toResult.click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Tool result');
    await panel.getByRole('button', { name: 'Go to the call of call_1' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Tool call');

    await panel.getByText('2 tools offered, 1 called').click();
    await panel.getByText('called 1×').waitFor();
    await panel.locator('summary').filter({ hasText: 'get_weather' }).last().click();
    await panel.getByText('city*').first().waitFor();

    // A structured answer is JSON, with all its digits.
    const answer = panel.getByRole('article', { name: 'Assistant message' }).last();
    await answer.getByRole('treeitem').filter({ hasText: '12345678901234567890' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('explains usage and cost', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
    page.setDefaultTimeout(PATIENCE_MS);
    const panel = await openSpan(page, SECOND_CALL);
    await panel.getByText('(1,024 from cache)').waitFor();
    await panel.getByText('Usage and cost').click();
    await panel.getByText(/Worked out by openai\/gpt-4o of genai-prices@/).waitFor();
    await panel.getByText(/The input was sent with the cached tokens in it/).waitFor();
    await panel.getByText('As sent:').waitFor();
    await panel.getByText('temperature').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('never shows bytes as text, on any tab', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    page.setDefaultTimeout(PATIENCE_MS);
    const signs = [PNG, WAV, PDF, SVG].map((base64) => base64.slice(24, 64));
    for (const [tab, ready] of [
      ['', 'image/png'],
      ['attributes', 'image/png'],
      ['raw', 'resourceSpans'],
    ] as const) {
      const panel = await openSpan(page, SECOND_CALL, tab);
      await panel.getByText(ready).first().waitFor();
      const trees = panel.getByRole('button', { name: 'Expand all' });
      if ((await trees.count()) > 0) await trees.first().click();
      const shown = (await panel.textContent()) ?? '';
      for (const sign of signs) expect(shown).not.toContain(sign);
    }
    // A message as it is stored, and the chip in an attribute.
    const panel = await openSpan(page, SECOND_CALL);
    const user = panel.getByRole('article', { name: 'User message' });
    await user.hover();
    await user.getByRole('button', { name: 'Show the message as JSON' }).click();
    await user.getByRole('treeitem').first().waitFor();
    await user.getByRole('button', { name: 'Download image/png value.png' }).waitFor();
    for (const sign of signs) expect(await user.textContent()).not.toContain(sign);
    const attributes = await openSpan(page, SECOND_CALL, 'attributes');
    await attributes.getByRole('searchbox').fill('picture');
    await attributes.getByText('show', { exact: true }).click();
    await expect
      .poll(() => attributes.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(60);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('the context of a model call', () => {
  it('says what fills the window and what changed since the call before', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    page.setDefaultTimeout(PATIENCE_MS);
    const panel = await openSpan(page, SECOND_CALL, 'context');
    await panel.getByText('2,400 tokens in').waitFor();
    await panel.getByText(/of the 128k window of gpt-4o/).waitFor();
    for (const part of [
      'System prompt',
      'Tool definitions',
      'History',
      'Tool results',
      'Kept for the answer',
      'Free',
    ]) {
      await panel.getByText(part, { exact: true }).waitFor();
    }
    await panel.getByText('the prompt only grew', { exact: false }).waitFor();
    await panel.getByText('The provider read 1,024 from its cache.').waitFor();
    // To the call before, which is the first.
    await panel.getByRole('button', { name: 'first call' }).click();
    await page.waitForURL((url) => url.searchParams.get('span') === trip.spanIds[FIRST_CALL ?? 0]);
    await page.getByText('No earlier call of its agent in this trace begins the same').waitFor();

    const third = await openSpan(page, THIRD_CALL, 'context');
    await third.getByText('First difference in the system prompt', { exact: false }).waitFor();
    await third.getByText('Law **3**').first().waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});

it('documents that a search found are cards', async () => {
  const { page, context, problems } = await openPage(browser, { width: 390, theme: 'dark' });
  page.setDefaultTimeout(PATIENCE_MS);
  const panel = await openSpan(page, SEARCH);
  const card = panel.getByRole('article', { name: 'Document 1' });
  await card.getByText('policy-7').waitFor();
  await card.getByText('0.91').waitFor();
  await card.getByRole('button', { name: /^show .* more$/ }).waitFor();
  await card.getByText('page', { exact: true }).click();
  await card.getByRole('treeitem').filter({ hasText: 'page:' }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('what went wrong comes first among the events, with its stack', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'dark' });
  page.setDefaultTimeout(PATIENCE_MS);
  const panel = await openSpan(page, BOOK, 'events');
  const events = panel.getByRole('listitem');
  await events.first().getByText('httpx.ConnectTimeout', { exact: true }).waitFor();
  await events.first().getByText('File "/app/agent.py", line 42, in book').waitFor();
  await events.nth(1).getByText('retry').waitFor();
  const overview = await openSpan(page, BOOK);
  await overview.getByRole('region', { name: 'Error' }).getByText('timed out after 5 s').first().waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

it('a link leads to the span it names, and a search marks what it finds', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  page.setDefaultTimeout(PATIENCE_MS);
  const panel = await openSpan(page, SECOND_CALL, 'links');
  await panel.getByRole('button', { name: 'A span of this trace' }).click();
  await page.waitForURL((url) => url.searchParams.get('span') === trip.spanIds[FIRST_CALL ?? 0]);
  await page.goto(
    `${gander.url}/experiments/0/traces/${trip.traceId}?span=${trip.spanIds[FIRST_CALL ?? 0]}&find=picture`,
  );
  await page.getByRole('article', { name: 'User message' }).waitFor();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(0);
  expect(problems).toEqual([]);
  await context.close();
});

it('one says something about a span on its own tab', async () => {
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  page.setDefaultTimeout(PATIENCE_MS);
  const panel = await openSpan(page, SECOND_CALL);
  await panel.getByRole('tab', { name: 'Feedback' }).click();
  await panel.getByRole('button').nth(1).waitFor();
  expect(page.url()).toContain('tab=feedback');
  expect(problems).toEqual([]);
  await context.close();
});
