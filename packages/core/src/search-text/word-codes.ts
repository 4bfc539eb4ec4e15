const SPACE_LIKE_FIRST = 0x20_00;
const SPACE_LIKE_LAST = 0x20_6f;

/** What a UTF-16 unit is to a search for words. */
export type CodeKind = 'separator' | 'letter' | 'single';

/**
 * `letter` makes words with its neighbours. `single` stands for itself, in scripts that put no spaces between words.
 * Underscores separate, so that the parts of `get_weather` are words.
 */
export function toCodeKind(code: number): CodeKind {
  if (code < 0x80) return isAsciiLetter(code) ? 'letter' : 'separator';
  if (code < 0xc0 || (code >= SPACE_LIKE_FIRST && code <= SPACE_LIKE_LAST)) return 'separator';
  return isUnspaced(code) ? 'single' : 'letter';
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}

/** Thai to Myanmar, Khmer, and all from the Chinese and Japanese blocks on, surrogates included. */
function isUnspaced(code: number): boolean {
  return code >= 0x2e_80 || (code >= 0x0e_00 && code <= 0x10_9f) || (code >= 0x17_80 && code <= 0x17_ff);
}
