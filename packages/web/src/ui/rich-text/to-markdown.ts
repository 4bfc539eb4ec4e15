/** A line that opens or closes a code block. */
const FENCE = /^ {0,3}(?:```|~~~)/;

/**
 * Models write formulas as `\[ … \]` and `\( … \)`; the parser knows `$$`. A single `$` stays money. Code is left alone.
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
      return isCode ? line : toFormula(line);
    })
    .join('\n');
}

function toFormula(line: string): string {
  if (!line.includes('\\')) return line;
  const block = /^\s*\\[[\]]\s*$/.exec(line);
  if (block !== null) return '$$';
  return line.replaceAll(/\\[([\])]/g, (sign, at: number) => (line[at - 1] === '\\' ? sign : '$$'));
}
