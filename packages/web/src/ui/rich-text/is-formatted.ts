import { hasDollarFormula } from './dollar-formulas.ts';

/** Longer texts are shown as they are: parsing takes longer than anybody waits for a page. */
const MAX_CHARS = 60_000;
/** Enough to tell. */
const LOOKED_AT_CHARS = 8_000;

/** Signs of Markdown that hardly ever stand in plain text: fences, headings, lists, tables, emphasis, links, formulas. */
const SIGNS: readonly RegExp[] = [
  /^ {0,3}(?:```|~~~)/m,
  /^ {0,3}#{1,6} \S/m,
  /^ {0,3}(?:[-*+]|\d{1,9}[.)]) \S/m,
  /^ {0,3}> \S/m,
  /^ {0,3}\|.+\|[ \t]*$/m,
  /\*\*\S|__\S/,
  /`[^`\n]+`/,
  /\[[^\]\n]+\]\(\S+\)/,
  /\$\$|\\\(|\\\[/,
];

/** Whether a text was written to be formatted. JSON and tagged text (`<context>…`) were not. */
export function isFormatted(text: string): boolean {
  if (text.length > MAX_CHARS || text.length < 3) return false;
  const start = text.slice(0, LOOKED_AT_CHARS);
  if (/^\s*[[{<]/.test(start)) return false;
  return SIGNS.some((sign) => sign.test(start)) || hasDollarFormula(start);
}
