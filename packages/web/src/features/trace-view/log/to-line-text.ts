import { toVisibleText } from '../../../format/visible-text.ts';
import { nameMedia } from '../../../ui/media/name-media.ts';

/** As one line: bytes are named, not shown, and line ends are spaces. */
export function toLineText(text: string): string {
  return toVisibleText(nameMedia(text).replaceAll(/\s+/g, ' ').trim());
}
