/**
 * Characters whose lower case depends on their neighbours or has more characters than they have; and the first halves of
 * the pairs that have a case.
 */
const IRREGULAR = /[\u0130\u03a3\u03c2\ud801\ud803\ud806\ud81b\ud83a]/;
const IRREGULAR_CHARACTERS = new RegExp(IRREGULAR, 'g');
const DOTTED_I = 0x01_30;
const SIGMA = 0x03_c3;
const SIGMAS: readonly number[] = [0x03_a3, 0x03_c2];

/** A text without its letter case: every UTF-16 unit on its own, as {@link foldCode} does. */
export function foldText(text: string): string {
  if (!IRREGULAR.test(text)) return text.toLowerCase();
  let folded = '';
  let done = 0;
  for (const { index } of text.matchAll(IRREGULAR_CHARACTERS)) {
    folded += text.slice(done, index).toLowerCase() + String.fromCharCode(foldCode(text.charCodeAt(index)));
    done = index + 1;
  }
  return folded + text.slice(done).toLowerCase();
}

/** A UTF-16 unit without its letter case. */
export function foldCode(code: number): number {
  if (code === DOTTED_I) return code;
  return SIGMAS.includes(code) ? SIGMA : String.fromCharCode(code).toLowerCase().charCodeAt(0);
}
