import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { launchGander, type RunningGander } from './support/launch-gander.ts';
import { postMadeTrace } from './support/make-trace.ts';
import { openBrowser, openPage } from './support/open-browser.ts';

const SCRIPT =
  '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><a href="javascript:window.hacked=1">go</a>';
const MESSAGES = JSON.stringify([
  { role: 'user', parts: [{ type: 'text', content: SCRIPT }] },
  { role: 'assistant', parts: [{ type: 'uri', modality: 'image', uri: 'javascript:window.hacked=1' }] },
]);

let gander: RunningGander;
let browser: Browser;

beforeAll(async () => {
  [gander, browser] = await Promise.all([launchGander(), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await gander.stop();
});

it('what a span says is shown and never run', async () => {
  const attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': SCRIPT,
    'gen_ai.input.messages': MESSAGES,
    'gen_ai.conversation.id': SCRIPT,
    [SCRIPT]: SCRIPT,
  };
  const traceId = await postMadeTrace(gander.url, [{ name: SCRIPT, attributes, error: SCRIPT }]);
  const { page, context, problems } = await openPage(browser, { width: 1440, theme: 'light' });
  await page.goto(`${gander.url}/experiments/0/traces`);
  await page.getByText(SCRIPT.slice(0, 20)).first().waitFor();
  await page.goto(`${gander.url}/experiments/0/traces/tr-${traceId}`);
  for (const tab of [/Overview/, /Attributes/, /Raw/]) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText('<script>').first().waitFor();
  }
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  const links = await page.locator('a[href^="javascript:" i]').count();
  expect(links).toBe(0);
  // Not even an attempt: the content security policy would have reported it.
  expect(problems).toEqual([]);
  await context.close();
});
