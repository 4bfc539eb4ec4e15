import { doubleDollars } from './dollar-formulas.ts';

/** A line that opens or closes a code block. */
const FENCE = /^ {0,3}(?:```|~~~)/;
const INLINE_CODE = /(`+[^`]*`+)/;

/**
 * Models write formulas as `\[ … \]`, `\( … \)` and `$ … $`; the parser knows `$$`. What is not a formula between single
 * dollars is money. Code is left alone.
 */
export function toMarkdown(text: string): string {
  let isCode = false;
  return text
    .split('\n')
    .map((line) => {
      if (FENCE.test(line)) {
        isCode = !isCode;
        return line;
      }
      return isCode ? line : toFormulas(line);
    })
    .join('\n');
}

function toFormulas(line: string): string {
  if (!line.includes('\\') && !line.includes('$')) return line;
  if (/^\s*\\[[\]]\s*$/.test(line)) return '$$';
  return line
    .split(INLINE_CODE)
    .map((piece) => (piece.startsWith('`') ? piece : doubleDollars(toDollars(piece))))
    .join('');
}

function toDollars(text: string): string {
  return text.replaceAll(/\\[([\])]/g, (sign, at: number) => (text[at - 1] === '\\' ? sign : '$$'));
}
