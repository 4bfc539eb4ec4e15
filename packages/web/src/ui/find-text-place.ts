import { findTextRanges } from './use-text-highlight.ts';

/** Where a text stands inside an element, `nth` from 0, the last where there are not so many; where it is not drawn, the element. */
export function findTextPlace(element: HTMLElement, text: string, nth = 0): DOMRect {
  const place = findTextRanges(element, text.toLowerCase(), nth + 1)
    .at(-1)
    ?.getBoundingClientRect();
  return place === undefined || place.height === 0 ? element.getBoundingClientRect() : place;
}
