import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Chromium talks to loopback only: everything it does on its own account is switched off. */
const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `npm test` finds the browser; by hand it is `CHROMIUM_PATH=… npx vitest run --project e2e`. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) throw new Error('Set CHROMIUM_PATH, or run npm test, which looks for a browser.');
  return chromium.launch({ executablePath, args: QUIET_FLAGS });
}

export interface ScreenOptions {
  readonly width: 1440 | 390;
  readonly theme: 'light' | 'dark';
}

/** A page of its own context, with everything that went wrong in it collected. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught exceptions, CSP violations and opened dialogs, in order. */
  readonly problems: string[];
}

/** A fresh page on a screen of this width and theme. */
export async function openPage(browser: Browser, screen: ScreenOptions): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.width === 390 ? 844 : 900 },
    colorScheme: screen.theme,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, context, problems };
}
