/** The two web globals this package uses, declared here because it is compiled without DOM or Node types. */
declare const TextDecoder: new (
  label: 'utf-8',
  options: { ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, target: Uint8Array): { readonly read: number; readonly written: number };
};

/** Up to this many ASCII bytes, building the string here is cheaper than a call into the runtime's decoder. */
const SHORT_BYTES = 24;

const exactDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
const documentDecoder = new TextDecoder('utf-8', { ignoreBOM: false });
const encoder = new TextEncoder();

/** Text of a protobuf string field. Invalid sequences become U+FFFD: half a prompt is better than none. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= SHORT_BYTES) {
    let text = '';
    let pos = start;
    for (; pos < end; pos += 1) {
      const byte = bytes[pos] as number;
      if (byte >= 0x80) break;
      text += String.fromCharCode(byte);
    }
    if (pos === end) return text;
  }
  return exactDecoder.decode(bytes.subarray(start, end));
}

/** Text of a whole document: a leading byte order mark is not part of it. */
export function decodeUtf8Document(bytes: Uint8Array): string {
  return documentDecoder.decode(bytes);
}

/** Lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Writes `text` at `offset` and returns the bytes written; the target must have `3 * text.length` free. */
export function encodeUtf8Into(text: string, target: Uint8Array, offset: number): number {
  if (text.length <= SHORT_BYTES) {
    let index = 0;
    for (; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code >= 0x80) break;
      target[offset + index] = code;
    }
    if (index === text.length) return index;
  }
  return encoder.encodeInto(text, target.subarray(offset)).written;
}
