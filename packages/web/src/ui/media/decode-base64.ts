/** Bytes from base64 of either alphabet, with or without line ends and padding; `undefined` for what is not base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
  } catch {
    return undefined;
  }
}

/** How many bytes so much base64 makes. */
export function toDecodedSize(base64Chars: number): number {
  return Math.floor((base64Chars * 3) / 4);
}
