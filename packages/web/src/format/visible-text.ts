/**
 * Text that turns what follows around: overrides, embeddings and isolates. An id such as `exe.png` may be `gnp.exe` behind
 * one. The marks U+200E and U+200F stay: they order words that are really written from the right.
 */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Tab and line ends are no trouble. */
// oxlint-disable-next-line no-control-regex -- these are what it looks for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;

/** Something that leaves ink. */
const INK = /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\s\u2800]/u;

/** `‹202E›`: names and ids in which nothing hides. Empty text stays empty. */
export function toVisibleText(text: string): string {
  if (text !== '' && !INK.test(text)) return Array.from(text, toCode).join('');
  return text.replaceAll(TURNING, toCode).replaceAll(CONTROLS, toCode);
}

function toCode(character: string): string {
  return `‹${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}
