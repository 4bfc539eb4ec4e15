import { ImportRefusal } from './import-batch.ts';

/** What a browser can hold as one value, with room to spare. */
const MAX_BYTES = 1024 * 1024 * 1024;

/** The content of a gzipped file, or the file itself. Throws {@link ImportRefusal}. */
export async function inflateFile(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > MAX_BYTES) break;
      pieces.push(value);
    }
  } catch {
    throw new ImportRefusal('The file is gzipped, and it is damaged: it could not be unpacked.');
  }
  if (length > MAX_BYTES) throw new ImportRefusal('Unpacked, the file is larger than 1 GB. Split it.');
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
