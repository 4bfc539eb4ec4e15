import { findMedia, sniffMediaType } from '../../../ui/media/find-media.ts';
import { toFileName } from '../../../ui/media/media-kind.ts';
import { type MediaSource, toBase64Source } from '../../../ui/media/media-source.ts';
import { toAttachmentSource } from '../../../ui/media/to-attachment-source.ts';
import { isWebUrl } from '../../../ui/is-web-url.ts';

export interface MediaBody {
  readonly type: 'image' | 'audio' | 'video' | 'document' | 'file';
  readonly url?: string | undefined;
  readonly data?: string | undefined;
  readonly mediaType?: string | undefined;
}

/** Data that did not come with the span. */
export interface CutData {
  readonly sizeChars: number;
  readonly load: () => Promise<Uint8Array>;
}

/**
 * Where a picture or recording can be shown from. `bytes`: they came with the span, or lie beside its trace. `remote`: an
 * address that is only linked, because loading it would tell a stranger who reads this trace. `none`: neither.
 */
export type PartMedia =
  | { readonly kind: 'bytes'; readonly source: MediaSource }
  | { readonly kind: 'remote'; readonly url: string }
  | { readonly kind: 'none' };

export function toPartMedia(media: MediaBody, cut?: CutData): PartMedia {
  const { url, data } = media;
  const text = data === undefined || data === '' ? url : data;
  if (text === undefined || text === '') return { kind: 'none' };
  const attachment = toAttachmentSource(text);
  if (attachment !== undefined) return { kind: 'bytes', source: attachment };
  if (text.startsWith('data:')) {
    const found = findMedia(text, text.length);
    return found === undefined ? { kind: 'none' } : toBytes(media, { ...found, text, cut });
  }
  if (text === url) return isWebUrl(url) ? { kind: 'remote', url } : { kind: 'none' };
  return toBytes(media, { mediaType: undefined, dataStart: 0, text, cut });
}

interface Base64Place {
  readonly mediaType: string | undefined;
  readonly dataStart: number;
  readonly text: string;
  readonly cut: CutData | undefined;
}

/** What the bytes begin with is believed before what is said of them: labels of pictures are often wrong. */
function toBytes({ type, mediaType }: MediaBody, { mediaType: found, dataStart, text, cut }: Base64Place): PartMedia {
  const sniffed = sniffMediaType(text.slice(dataStart, dataStart + 32));
  const known = (sniffed ?? mediaType ?? found ?? 'application/octet-stream').toLowerCase();
  return {
    kind: 'bytes',
    source: toBase64Source({
      mediaType: known,
      fileName: toFileName(type, known),
      base64Chars: (cut?.sizeChars ?? text.length) - dataStart,
      readBase64: () =>
        cut === undefined
          ? text.slice(dataStart)
          : cut.load().then((bytes) => new TextDecoder().decode(bytes).slice(dataStart)),
    }),
  };
}
