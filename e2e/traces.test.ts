import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage, type ScreenOptions } from './support/open-browser.ts';
import { type ExpectedSpan, type ExpectedTrace, postRecording } from './support/post-recording.ts';

let gander: RunningGander;
let browser: Browser;
const tracesOf = new Map<string, readonly ExpectedTrace[]>();

const RECORDINGS = ['voltagent', 'ai-v6', 'plain-otel'] as const;
const SCREENS: readonly ScreenOptions[] = [
  { width: 1440, theme: 'light' },
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
];

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
  for (const name of RECORDINGS) tracesOf.set(name, await postRecording(gander.url, name));
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

describe.each(SCREENS)('at $width px, $theme', (screen) => {
  it.each(RECORDINGS)('opens traces of %s from the list and shows their trees', async (name) => {
    const { page, context, problems } = await openPage(browser, screen);
    for (const trace of pickTraces(name)) {
      await page.goto(`${gander.url}/experiments/0/traces/tr-${trace.trace_id}`);
      await page.getByRole('treegrid', { name: 'Spans' }).waitFor();
      const rows = page.getByRole('treegrid', { name: 'Spans' }).getByRole('row');
      await expectEventually(() => rows.count(), trace.span_count);
      const text = await page.getByRole('treegrid', { name: 'Spans' }).innerText();
      for (const spanName of listNames(trace.tree)) expect(text).toContain(spanName);
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it('has no horizontal scrolling on any page', async () => {
    const { page, context } = await openPage(browser, screen);
    const [trace] = pickTraces('voltagent');
    for (const path of ['/', '/experiments/0/traces', `/experiments/0/traces/tr-${trace?.trace_id}`]) {
      await page.goto(gander.url + path);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
});

describe('the trace list', () => {
  it('filters by text through the URL, and the way back restores it', async () => {
    const { page, context } = await openPage(browser, { width: 1440, theme: 'light' });
    await page.goto(`${gander.url}/experiments/0/traces`);
    const rows = page.getByRole('grid', { name: 'Traces' }).locator('[role=rowgroup] [role=row]');
    await rows.first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('weather workflow');
    await expectEventually(() => rows.count(), 1);
    expect(page.url()).toContain('weather');
    await rows.first().click();
    await page.getByRole('treegrid', { name: 'Spans' }).waitFor();
    await page.goBack();
    await expectEventually(() => rows.count(), 1);
    await context.close();
  });

  it('opens the row under the cursor with the keyboard alone', async () => {
    const { page, context } = await openPage(browser, { width: 1440, theme: 'light' });
    await page.goto(`${gander.url}/experiments/0/traces`);
    await page.getByRole('grid', { name: 'Traces' }).locator('[role=rowgroup] [role=row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expectEventually(async () => /\/traces\/tr-/.test(page.url()), true);
    await context.close();
  });
});

describe('the span panel', () => {
  it('shows the conversation, the attributes and the raw OTLP of a model call', async () => {
    const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
    const trace = tracesOf.get('voltagent')?.find(({ scenario }) => scenario === 'simple_chat');
    await page.goto(`${gander.url}/experiments/0/traces/tr-${trace?.trace_id}`);
    await page.getByRole('row', { name: /llm:generateText/ }).click();
    const panel = page.locator('[data-span-panel]');
    await panel.getByText('Say hello.').first().waitFor();
    await panel.getByRole('tab', { name: /Attributes/ }).click();
    await panel.getByText('llm.messages', { exact: true }).waitFor();
    await panel.getByRole('tab', { name: /Raw/ }).click();
    await panel.getByText('resourceSpans').first().waitFor();
    expect(page.url()).toContain('raw');
    expect(problems).toEqual([]);
    await context.close();
  });
});

/** The smallest, the largest that is still wholly on a screen, and one that failed, where there is one. */
function pickTraces(name: string): readonly ExpectedTrace[] {
  const traces = (tracesOf.get(name) ?? []).filter((trace) => trace.span_count <= 15);
  const bySize = traces.toSorted((a, b) => a.span_count - b.span_count);
  const failed = traces.find((trace) => listSpans(trace.tree).some((span) => span.status === 'ERROR'));
  return [...new Set([bySize[0], bySize.at(-1), failed])].filter((trace) => trace !== undefined);
}

function listSpans(spans: readonly ExpectedSpan[]): ExpectedSpan[] {
  return spans.flatMap((span) => [span, ...listSpans(span.children ?? [])]);
}

function listNames(spans: readonly ExpectedSpan[]): string[] {
  return listSpans(spans).map((span) => span.name);
}

async function expectEventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 10_000, interval: 50 }).toEqual(expected);
}
