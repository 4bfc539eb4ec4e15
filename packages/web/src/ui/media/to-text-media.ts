import { findMedia } from './find-media.ts';
import { toAttachmentSource } from './to-attachment-source.ts';
import { toFileName } from './media-kind.ts';
import { type MediaSource, toBase64Source } from './media-source.ts';

/** A text that is not there to be read: bytes in base64, or the address of an attachment. `undefined` for all others. */
export function toTextMedia(text: string, baseName = 'value'): MediaSource | undefined {
  const attachment = toAttachmentSource(text);
  if (attachment !== undefined) return attachment;
  const media = findMedia(text.slice(0, LOOKED_AT_CHARS), text.length);
  if (media === undefined) return undefined;
  return toBase64Source({
    mediaType: media.mediaType,
    fileName: toFileName(baseName, media.mediaType),
    base64Chars: text.length - media.dataStart,
    readBase64: () => text.slice(media.dataStart),
  });
}

const LOOKED_AT_CHARS = 2000;
