import { foldText } from './fold-text.ts';
import { isJsonLike, openEscapes } from './open-escapes.ts';

/** The form of a text in which it is searched: without letter case, escapes opened where it is JSON. */
export function toSearchForm(text: string): string {
  return foldText(isJsonLike(text) ? openEscapes(text) : text);
}
