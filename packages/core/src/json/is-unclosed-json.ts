const BACKSLASH = '\\';

/**
 * Does the text begin like a JSON object or list that never ends? So looks JSON that a length limit has cut.
 * One pass, nothing is parsed.
 */
export function isUnclosedJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (inString) {
      if (char === BACKSLASH) index += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') {
      inString = true;
    } else if (char === '{' || char === '[') {
      depth += 1;
    } else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return false;
    }
  }
  return true;
}
