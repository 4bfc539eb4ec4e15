import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { findChromium } from './find-chromium.ts';

it('takes the path it is given, and never another when that one is wrong', () => {
  expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toBeUndefined();
});

it('finds the newest browser in a Playwright cache when the system has none', () => {
  const cache = mkdtempSync(join(tmpdir(), 'gander-browsers-'));
  for (const build of ['chromium-1200', 'chromium-1199']) {
    mkdirSync(join(cache, build, 'chrome-linux'), { recursive: true });
    writeFileSync(join(cache, build, 'chrome-linux/chrome'), '');
  }
  const onSystem = findChromium({ PLAYWRIGHT_BROWSERS_PATH: '/nowhere' });
  const expected = onSystem ?? join(cache, 'chromium-1200/chrome-linux/chrome');
  expect(findChromium({ PLAYWRIGHT_BROWSERS_PATH: cache })).toBe(expected);
  rmSync(cache, { recursive: true });
});
