import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = ['Google Chrome', 'Chromium'];
const PLAYWRIGHT_CACHES = ['.cache/ms-playwright', 'Library/Caches/ms-playwright', 'AppData/Local/ms-playwright'];
const IN_CACHE = 'chromium-*/{chrome-linux*/chrome,chrome-mac*/*.app/Contents/MacOS/*,chrome-win*/chrome.exe}';

/** Finds a Chromium: `CHROMIUM_PATH`, else the usual places of the system, else Playwright's download cache. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { CHROMIUM_PATH: given, PLAYWRIGHT_BROWSERS_PATH: cache } = env;
  // A path given by hand that is wrong must not be replaced by luck.
  if (given !== undefined && given !== '') return existsSync(given) ? given : undefined;
  const installed = [
    ...['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => PROGRAMS.map((name) => join(folder, name))),
    ...MAC_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  ].find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  const caches = cache === undefined ? PLAYWRIGHT_CACHES.map((path) => join(homedir(), path)) : [cache];
  // The newest download has the highest number.
  return caches
    .flatMap((folder) => globSync(IN_CACHE, { cwd: folder }).map((path) => join(folder, path)))
    .toSorted()
    .at(-1);
}

/** What to do when no browser is found. */
export const HOW_TO_GET_CHROMIUM = [
  'No Chromium found: the browser tests are skipped. To run them, do one of these:',
  '  Debian, Ubuntu   sudo apt-get install chromium',
  '  any system       npx playwright-core install chromium',
  '  your own         CHROMIUM_PATH=/path/to/chrome npm test',
].join('\n');
