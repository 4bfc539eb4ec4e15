import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { WatchedPage } from './open-browser.ts';

/** Looks for what hostile text does where it is not only shown. Fails the test that calls it. */
export function createHarmWatch({ page, problems }: WatchedPage, origin: string) {
  const strangers: string[] = [];
  page.on('request', (request) => {
    const { protocol } = new URL(request.url());
    if (!request.url().startsWith(origin) && protocol !== 'blob:' && protocol !== 'data:')
      strangers.push(request.url());
  });
  page.on('popup', (popup) => strangers.push(`a window: ${popup.url()}`));
  return {
    /** Nothing ran, nothing was asked of anybody else, nothing broke, and nothing in the page waits for a click to run. */
    async expectUnharmed(place: string): Promise<void> {
      expect({ place, ...(await page.evaluate(findHarm)), strangers, problems }).toEqual({
        place,
        hasRun: false,
        isPolluted: false,
        handlers: [],
        addresses: [],
        frames: [],
        isWider: false,
        strangers: [],
        problems: [],
      });
    },
  };
}

/** Runs in the page. */
function findHarm() {
  const elements = [...document.querySelectorAll('*')];
  const show = (element: Element) => element.outerHTML.slice(0, 120);
  const addressOf = (element: Element) =>
    ['href', 'xlink:href', 'src', 'srcset', 'action', 'formaction', 'data', 'poster']
      .map((name) => element.getAttribute(name)?.trim().toLowerCase())
      .filter((value) => value !== undefined);
  const isDangerous = (element: Element, address: string) => {
    if (/^(?:javascript|vbscript|file|data:text|data:application)/.test(address.replaceAll(/\s/g, ''))) return true;
    const isForeign = /^(?:https?:)?\/\//.test(address) && !address.startsWith(location.origin);
    // A link may lead away when it is followed, and must not say from where.
    return isForeign && !(element.matches('a') && (element.getAttribute('rel') ?? '').includes('noreferrer'));
  };
  return {
    hasRun: 'hacked' in window,
    isPolluted: 'polluted' in {},
    handlers: elements.filter((element) => element.getAttributeNames().some((name) => /^on/i.test(name))).map(show),
    addresses: elements
      .filter((element) => addressOf(element).some((address) => isDangerous(element, address)))
      .map(show),
    frames: [
      ...document.querySelectorAll('iframe, frame, object, embed, base, meta[http-equiv=refresh], form[action]'),
    ].map(show),
    isWider: document.documentElement.scrollWidth > innerWidth,
  };
}

/** Waits until a page has drawn what it asked for. */
export async function openQuietly(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForLoadState('networkidle');
}
