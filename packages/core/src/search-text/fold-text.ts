/** Characters whose lower case depends on their neighbours, or has more characters than they have. */
const IRREGULAR = /[\u0130\u03a3\u03c2]/;
const IRREGULAR_CHARACTERS = new RegExp(IRREGULAR, 'g');
const SIGMA = '\u03c3';
const DOTTED_I = '\u0130';

/** A text without its letter case. A part of a text folds to a part of the folded text, of the same length. */
export function foldText(text: string): string {
  if (!IRREGULAR.test(text)) return text.toLowerCase();
  let folded = '';
  let done = 0;
  for (const { index, 0: character } of text.matchAll(IRREGULAR_CHARACTERS)) {
    folded += text.slice(done, index).toLowerCase() + (character === DOTTED_I ? DOTTED_I : SIGMA);
    done = index + 1;
  }
  return folded + text.slice(done).toLowerCase();
}
