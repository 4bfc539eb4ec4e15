const BLOCK_BYTES = 8;

const DIGITS = '0123456789abcdef';
/** Character code of the high and of the low digit of each byte. */
const HIGH: Readonly<Uint8Array> = Uint8Array.from({ length: 256 }, (_, byte) => DIGITS.charCodeAt(byte >> 4));
const LOW: Readonly<Uint8Array> = Uint8Array.from({ length: 256 }, (_, byte) => DIGITS.charCodeAt(byte & 15));

/** Lowercase hex of `bytes[start, end)`. */
export function toHex(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let pos = start;
  for (; pos + BLOCK_BYTES <= end; pos += BLOCK_BYTES) text += toBlockHex(bytes, pos);
  for (; pos < end; pos += 1) {
    const byte = bytes[pos] as number;
    text += String.fromCharCode(HIGH[byte] as number, LOW[byte] as number);
  }
  return text;
}

/** One call for eight bytes makes a flat string; joining digit by digit makes a chain that hashing must flatten. */
function toBlockHex(bytes: Uint8Array, start: number): string {
  const b0 = bytes[start] as number;
  const b1 = bytes[start + 1] as number;
  const b2 = bytes[start + 2] as number;
  const b3 = bytes[start + 3] as number;
  const b4 = bytes[start + 4] as number;
  const b5 = bytes[start + 5] as number;
  const b6 = bytes[start + 6] as number;
  const b7 = bytes[start + 7] as number;
  return String.fromCharCode(
    HIGH[b0] as number,
    LOW[b0] as number,
    HIGH[b1] as number,
    LOW[b1] as number,
    HIGH[b2] as number,
    LOW[b2] as number,
    HIGH[b3] as number,
    LOW[b3] as number,
    HIGH[b4] as number,
    LOW[b4] as number,
    HIGH[b5] as number,
    LOW[b5] as number,
    HIGH[b6] as number,
    LOW[b6] as number,
    HIGH[b7] as number,
    LOW[b7] as number,
  );
}

const HEX_TEXT = /^(?:[0-9a-f]{2})*$/i;

/** Bytes of a hex text of either case, `undefined` when it is not hex. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!HEX_TEXT.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16);
  }
  return bytes;
}
