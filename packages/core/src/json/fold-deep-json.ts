import { MAX_NESTING } from './max-nesting.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Turns every object or list below `MAX_NESTING` levels into a JSON string that holds its source text, so that parsing
 * the result yields a value of bounded depth. Text that is nested less, the normal case, is returned as it is.
 * One pass; does not check that the text is JSON.
 */
export function foldDeepJson(text: string): string {
  // Every level takes two brackets.
  if (text.length <= 2 * MAX_NESTING) return text;
  let folded = '';
  let copiedTo = 0;
  let foldStart = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = endOfString(text, index);
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
      if (depth === MAX_NESTING + 1) foldStart = index;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === MAX_NESTING) {
        folded += text.slice(copiedTo, foldStart) + JSON.stringify(text.slice(foldStart, index + 1));
        copiedTo = index + 1;
      }
    }
  }
  // Unbalanced text that went too deep would reach the parser unfolded; an empty text makes it fail there instead.
  if (depth > MAX_NESTING) return '';
  return copiedTo === 0 ? text : folded + text.slice(copiedTo);
}

/** Index of the closing quote of the string that opens at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let index = text.indexOf('"', start + 1);
  while (index !== -1 && isEscaped(text, index)) index = text.indexOf('"', index + 1);
  return index === -1 ? text.length : index;
}

/** A quote is escaped when an odd number of backslashes stands before it. */
function isEscaped(text: string, index: number): boolean {
  let start = index;
  while (start > 0 && text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return (index - start) % 2 === 1;
}
