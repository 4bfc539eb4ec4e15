import { decodeBase64, toDecodedSize } from './decode-base64.ts';
import { toSafeMediaType } from './media-kind.ts';

/** Bytes that can be had, and what is known of them before. */
export interface MediaSource {
  readonly mediaType: string;
  /** About, where it was worked out from base64. */
  readonly sizeBytes: number | undefined;
  /** What they are saved as. */
  readonly fileName: string;
  /** Gives the bytes under a type that is safe to open. Rejects with a sentence for the reader. */
  readonly load: () => Promise<Blob>;
}

export interface Base64Media {
  readonly mediaType: string;
  readonly fileName: string;
  readonly base64Chars: number;
  readonly readBase64: () => string | Promise<string>;
}

/** Bytes from base64, decoded when somebody wants them. */
export function toBase64Source({ mediaType, fileName, base64Chars, readBase64 }: Base64Media): MediaSource {
  return {
    mediaType,
    fileName,
    sizeBytes: toDecodedSize(base64Chars),
    async load() {
      const bytes = decodeBase64(await readBase64());
      if (bytes === undefined) throw new Error('These are not the bytes that they are said to be.');
      return new Blob([bytes], { type: toSafeMediaType(mediaType) });
    },
  };
}
