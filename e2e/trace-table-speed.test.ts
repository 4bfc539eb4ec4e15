import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { openBrowser, openPage } from './support/open-browser.ts';

/**
 * A list of a hundred thousand loaded traces. The pages are made up here: reading them from a database is measured
 * elsewhere, and would take most of the time.
 */
const TRACE_COUNT = 100_000;
const PAGE_SIZE = 5_000;
const FRAMES = 120;
const STEP_PX = 100;

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

it('scrolls through 100,000 loaded traces as through a few thousand', { timeout: 180_000 }, async () => {
  const { page, context } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.route(/\/experiments\/0\/traces\?/, async (route) => {
    const url = new URL(route.request().url());
    if (!url.pathname.startsWith('/api/')) return route.fallback();
    return route.fulfill({ json: makePage(Number(url.searchParams.get('cursor') ?? 0)) });
  });
  await page.goto(`${gander.url}/experiments/0/traces`);
  await page.locator('[data-row]').first().waitFor();
  const session = await context.newCDPSession(page);
  // Time that the page's thread worked, whatever else the machine does.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const readCpuMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const read = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
    return read('ScriptDuration') + read('LayoutDuration') + read('RecalcStyleDuration');
  };
  const measureScrolling = async () => {
    await scrollFrames(page, STEP_PX);
    const before = await readCpuMs();
    await scrollFrames(page, STEP_PX);
    return ((await readCpuMs()) - before) / FRAMES;
  };

  const fewMs = await measureScrolling();
  const loadMs = await loadAll(page);
  const manyMs = await measureScrolling();
  const beforeKeys = await readCpuMs();
  await page.getByRole('grid', { name: 'Traces' }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1 selected').waitFor();
  const keysMs = (await readCpuMs()) - beforeKeys;
  console.log(
    `work per frame of scrolling: ${fewMs.toFixed(1)} ms in ${PAGE_SIZE} traces, ${manyMs.toFixed(1)} ms in ${TRACE_COUNT}; ` +
      `two keys: ${Math.round(keysMs)} ms; all loaded in ${Math.round(loadMs)} ms`,
  );
  // Work that grows with the list would show here on any machine: it was four times as much once.
  expect(manyMs).toBeLessThan(2 * fewMs + 1);

  await page.evaluate(() => {
    const list = document.querySelector('[data-scroll-restoration-id="trace-list"]');
    list?.scrollTo({ top: list.scrollHeight });
  });
  await page.locator(`[data-row="${makeTraceId(TRACE_COUNT - 1)}"]`).waitFor();
  expect(await page.locator('[data-row]').count()).toBeLessThan(120);
  await context.close();
});

/** Goes to the end until there is no more; returns milliseconds. */
async function loadAll(page: Page): Promise<number> {
  const startMs = performance.now();
  await page.evaluate(async (wanted) => {
    const list = document.querySelector('[data-scroll-restoration-id="trace-list"]');
    const countRows = () =>
      Number(document.querySelector('[role=grid][aria-rowcount]')?.getAttribute('aria-rowcount')) - 1;
    while (countRows() < wanted) {
      list?.scrollTo({ top: list.scrollHeight });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }, TRACE_COUNT);
  return performance.now() - startMs;
}

async function scrollFrames(page: Page, stepPx: number): Promise<void> {
  await page.evaluate(
    async ({ frames, step }) => {
      const list = document.querySelector('[data-scroll-restoration-id="trace-list"]');
      list?.scrollTo({ top: 0 });
      for (let frame = 0; frame < frames; frame += 1) {
        list?.scrollBy({ top: step });
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    { frames: FRAMES, step: stepPx },
  );
}

function makePage(from: number) {
  const items = Array.from({ length: PAGE_SIZE }, (_, index) => makeTrace(from + index));
  const next = from + PAGE_SIZE;
  return { items, nextCursor: next < TRACE_COUNT ? String(next) : null };
}

function makeTraceId(index: number): string {
  return `tr-${index.toString(16).padStart(32, '0')}`;
}

function makeTrace(index: number) {
  const start = 1_795_000_000_000_000_000n - BigInt(index) * 1_000_000_000n;
  return {
    traceId: makeTraceId(index),
    experimentId: '0',
    name: `agent run ${index % 97}`,
    state: index % 11 === 0 ? 'ERROR' : 'OK',
    startUnixNano: String(start),
    endUnixNano: String(start + 1_234_567_890n),
    rootSpanId: '00000000000000a1',
    spanCount: 12,
    errorCount: index % 11 === 0 ? 1 : 0,
    inputPreview: `What is the weather in Paris tomorrow, and what should I wear? (${index})`,
    outputPreview: `Take a light jacket: it is going to be ${index % 30} degrees.`,
    usage: { inputTokens: 1200 + (index % 100), outputTokens: 300, totalTokens: 1500 + (index % 100) },
    costUsd: 0.0123,
    sessionId: `s-${index % 5000}`,
    sessionGranularity: 'session',
    userId: `u-${index % 300}`,
    serviceNames: ['assistant'],
    environment: 'production',
    release: '1.2.3',
    models: ['gpt-5-mini', 'gpt-4o'],
    rootType: 'AGENT',
    feedback: [],
    tags: { team: `team-${index % 7}` },
  };
}
