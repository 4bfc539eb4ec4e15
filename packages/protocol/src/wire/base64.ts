const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const INVALID = 0xff;

/** The value of each character code, both alphabets of RFC 4648: senders use either. */
const SEXTETS: Readonly<Uint8Array> = Uint8Array.from({ length: 128 }, (_, code) => {
  const index = ALPHABET.indexOf(String.fromCharCode(code).replace('-', '+').replace('_', '/'));
  return index < 0 ? INVALID : index;
});

/** Padded standard base64 (RFC 4648 §4), the form protobuf's JSON mapping writes. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const first = bytes[index] as number;
    const second = bytes[index + 1];
    const third = bytes[index + 2];
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += ALPHABET.charAt(bits >>> 18) + ALPHABET.charAt((bits >>> 12) & 63);
    text += second === undefined ? '=' : ALPHABET.charAt((bits >>> 6) & 63);
    text += third === undefined ? '=' : ALPHABET.charAt(bits & 63);
  }
  return text;
}

/** Reads the standard and the URL-safe alphabet, padded or not; `undefined` when the text is neither. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const length = text.length - countPadding(text);
  if (length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  let bitCount = 0;
  let written = 0;
  for (let index = 0; index < length; index += 1) {
    const sextet = SEXTETS[text.charCodeAt(index)] ?? INVALID;
    if (sextet === INVALID) return undefined;
    bits = ((bits << 6) | sextet) & 0xff_ffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[written] = (bits >>> bitCount) & 0xff;
      written += 1;
    }
  }
  return bytes;
}

function countPadding(text: string): number {
  if (text.endsWith('==')) return 2;
  return text.endsWith('=') ? 1 : 0;
}
