import { formatBytes } from '../../format/bytes.ts';
import { toDecodedSize } from './decode-base64.ts';
import { splitMedia } from './split-media.ts';

/**
 * A text with its bytes named where they stand, for places with room for a line: `see [image/png 12 kB]`. `toNote` gives
 * what else is to be said of the bytes.
 */
export function nameMedia(text: string, toNote?: (base64: string) => string): string {
  const pieces = splitMedia(text);
  if (pieces === undefined) return text;
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      const { mediaType, base64 } = piece;
      return `[${mediaType} ${formatBytes(toDecodedSize(base64.length))}${toNote?.(base64) ?? ''}]`;
    })
    .join('');
}

/** For `JSON.stringify`: names the bytes in every text of a value. */
export function nameMediaInside(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? nameMedia(value) : value;
}
