const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;
const ESCAPES: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' };
const QUOTE = 0x27;

/** Bytes as Python prints them, which is what MLflow makes of an attribute of bytes: `b'\x00A'`. */
export function toPythonBytes(bytes: Uint8Array): string {
  const isDoubleQuoted = bytes.includes(QUOTE) && !bytes.includes(0x22);
  const quote = isDoubleQuoted ? '"' : "'";
  const text = Array.from(bytes, (byte) => {
    if (byte === QUOTE && !isDoubleQuoted) return "\\'";
    const escape = ESCAPES[byte];
    if (escape !== undefined) return escape;
    if (byte >= FIRST_PRINTABLE && byte <= LAST_PRINTABLE) return String.fromCharCode(byte);
    return `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `b${quote}${text.join('')}${quote}`;
}
