import { toVisibleText } from './visible-text.ts';

/** Far more than the widest column shows. */
const MAX_CHARS = 400;

/** A file in the text, to its end or to where the preview was cut. */
const EMBEDDED_FILE = /data:([\w.+-]+\/[\w.+-]+)?(?:;[\w=.+-]+)*;base64,[\w+/=%-]*(?:\.\.\.$)?/g;

/** Input or output as one line of a list: bytes are named, not shown, and line ends are spaces. */
export function toPreviewLine(preview: string | null): string {
  if (preview === null) return '';
  const named = preview.replaceAll(EMBEDDED_FILE, (_file, mediaType: string | undefined) => `[${mediaType ?? 'file'}]`);
  return toVisibleText(named.slice(0, MAX_CHARS).replaceAll(/\s+/g, ' ').trim());
}
