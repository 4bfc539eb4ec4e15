const LITERAL = /-?\d[\d.eE+-]*|true|false|null/y;
const WHITESPACE = ' \t\r\n';
const OPENS_VALUE = '[{"';

/**
 * Where a JSON text first has something other than a value in the place of one. The engine names a position for every
 * kind of syntax error but this; there it quotes the text instead, which may hold a prompt.
 */
export function findUnexpectedToken(text: string): number {
  let before = ':';
  for (let pos = 0; pos < text.length; pos += 1) {
    const char = text.charAt(pos);
    if (WHITESPACE.includes(char)) continue;
    if (!isExpected(before, char)) {
      LITERAL.lastIndex = pos;
      const literal = LITERAL.exec(text);
      if (literal === null) return pos;
      pos += literal[0].length - 1;
      before = 'literal';
      continue;
    }
    if (char === '"') pos = findStringEnd(text, pos);
    before = char;
  }
  return text.length;
}

/** Is `char` structure that may stand behind `before`? Literals are looked at by the caller. */
function isExpected(before: string, char: string): boolean {
  if (OPENS_VALUE.includes(char)) return true;
  if (char === ']') return !':,{'.includes(before);
  if (char === '}') return !':,['.includes(before);
  return (char === ',' || char === ':') && !':,[{'.includes(before);
}

function findStringEnd(text: string, start: number): number {
  let pos = start + 1;
  while (pos < text.length && text.charAt(pos) !== '"') pos += text.charAt(pos) === '\\' ? 2 : 1;
  return pos;
}
