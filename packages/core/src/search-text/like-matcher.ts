/** True when the whole text has the form of the pattern. */
export type LikeMatcher = (text: string) => boolean;

/**
 * SQL's LIKE outside of SQL: `%` is any text, `_` any character, nothing escapes them. `insensitive` folds ASCII, as the
 * databases do. One pass over the text: the parts between `%` are taken at their first place, which is never wrong.
 */
export function createLikeMatcher(pattern: string, letterCase: 'sensitive' | 'insensitive'): LikeMatcher {
  const fold = letterCase === 'insensitive' ? foldAscii : (text: string) => text;
  const parts = fold(pattern).split('%');
  const [head = '', ...rest] = parts;
  const tail = rest.pop();
  return (raw) => {
    const text = fold(raw);
    if (tail === undefined) return text.length === head.length && isAt(text, head, 0);
    if (text.length < head.length + tail.length || !isAt(text, head, 0)) return false;
    const end = text.length - tail.length;
    if (!isAt(text, tail, end)) return false;
    let at = head.length;
    for (const part of rest) {
      const found = findPart(text, part, at);
      if (found === -1 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}

/** A text with its ASCII letters small. */
function foldAscii(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function findPart(text: string, part: string, from: number): number {
  if (!part.includes('_')) return text.indexOf(part, from);
  for (let at = from; at + part.length <= text.length; at += 1) if (isAt(text, part, at)) return at;
  return -1;
}

function isAt(text: string, part: string, at: number): boolean {
  if (!part.includes('_')) return text.startsWith(part, at);
  if (at + part.length > text.length) return false;
  for (let index = 0; index < part.length; index += 1) {
    if (part[index] !== '_' && part[index] !== text[at + index]) return false;
  }
  return true;
}
