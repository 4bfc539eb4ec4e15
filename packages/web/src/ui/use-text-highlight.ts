import { type RefObject, useEffect } from 'react';

/** More marks than anybody sees at a time. */
const MAX_RANGES = 2000;
const MIN_CHARS = 1;

/**
 * Marks a text wherever it stands inside an element, letter case aside, without touching the elements: by ranges of the
 * browser's own highlights, drawn by `::highlight(name)`. Follows what is drawn later. Does nothing in browsers without.
 */
export function useTextHighlight(element: RefObject<HTMLElement | null>, text: string, name: string): void {
  useEffect(() => {
    const root = element.current;
    if (root === null || text.length < MIN_CHARS || !('highlights' in CSS)) return undefined;
    const highlight = ensureHighlight(name);
    let ranges: Range[] = [];
    let frame = 0;
    const clear = () => {
      for (const range of ranges) highlight.delete(range);
    };
    const mark = () => {
      clear();
      ranges = findTextRanges(root, text.toLowerCase());
      for (const range of ranges) highlight.add(range);
    };
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(mark);
    });
    mark();
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      clear();
    };
  }, [element, text, name]);
}

function ensureHighlight(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

/** Where a text, given in small letters, stands inside an element, letter case aside. */
export function findTextRanges(root: HTMLElement, wanted: string, maxRanges = MAX_RANGES): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null && ranges.length < maxRanges; node = walker.nextNode()) {
    const own = node.nodeValue?.toLowerCase() ?? '';
    // A few letters change their length with their case: then the places would be wrong.
    if (own.length !== node.nodeValue?.length) continue;
    for (
      let at = own.indexOf(wanted);
      at !== -1 && ranges.length < maxRanges;
      at = own.indexOf(wanted, at + wanted.length)
    ) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  return ranges;
}
