const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Standard base64 with padding. Hand-written because neither `Buffer` nor `btoa` may be assumed here. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const first = bytes[index] ?? 0;
    const second = bytes[index + 1];
    const third = bytes[index + 2];
    text += digit(first >> 2);
    text += digit(((first & 0b11) << 4) | ((second ?? 0) >> 4));
    text += second === undefined ? '=' : digit(((second & 0b1111) << 2) | ((third ?? 0) >> 6));
    text += third === undefined ? '=' : digit(third & 0b111111);
  }
  return text;
}

function digit(sextet: number): string {
  return ALPHABET.charAt(sextet);
}
