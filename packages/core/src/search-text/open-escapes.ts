/** Begins where the backslashes begin: tried at each of a million of them, it would take hours. */
const ESCAPE = /(?<!\\)\\+(?:u([\da-fA-F]{4})|(["/])|[bfnrt])/g;

/** True for a text that is JSON, or the beginning of some. */
export function isJsonLike(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 0x7b || first === 0x5b || first === 0x22;
}

/**
 * Replaces the escapes of JSON by what they stand for, those of JSON inside a text inside JSON as well, so that people find
 * what they see: `"caf\u00e9\nopens"` says `café`, and `opens`.
 */
export function openEscapes(json: string): string {
  if (!json.includes('\\')) return json;
  return json.replaceAll(ESCAPE, (_escape, hex: string | undefined, mark: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return mark ?? '\n';
  });
}
