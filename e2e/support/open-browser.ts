import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

import { findChromium, HOW_TO_GET_CHROMIUM } from '../../scripts/find-chromium.ts';

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

/** Throws with how to get one when there is no Chromium. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === undefined) throw new Error(HOW_TO_GET_CHROMIUM);
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
