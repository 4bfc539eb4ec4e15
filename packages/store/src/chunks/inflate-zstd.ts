import { zstdDecompressSync, type ZstdOptions } from 'node:zlib';

/** Senders make one, or one for each flush. A frame of a byte costs as much as one of many kilobytes. */
const MAX_FRAMES = 1024;
const MAX_NEXT_CHUNK_BYTES = 64 * 1024;

export interface InflateZstdOptions extends ZstdOptions {
  /** At least 1. */
  readonly maxOutputLength: number;
}

/**
 * All frames of zstd data (RFC 8878 §3): Node's own function stops after the first. Throws what Node throws: `ERR_BUFFER_TOO_LARGE`
 * past the limit, something else for damaged data, for what comes after the last frame and for very many frames.
 */
export function inflateZstd(data: Uint8Array, options: InflateZstdOptions): Uint8Array {
  const frames: Uint8Array[] = [];
  let room = options.maxOutputLength;
  for (let offset = 0; offset < data.length;) {
    if (frames.length === MAX_FRAMES) throw new Error(`The data has more than ${MAX_FRAMES} zstd frames.`);
    const { bytes, readLength } = inflateFrame(data.subarray(offset), {
      ...options,
      maxOutputLength: Math.max(room, 1),
      // `chunkSize` is meant for all of it, which the first frame nearly always is.
      ...(offset > 0 && { chunkSize: MAX_NEXT_CHUNK_BYTES }),
    });
    offset += readLength;
    room -= bytes.length;
    if (room < 0) throw Object.assign(new RangeError('The data inflates too far.'), { code: 'ERR_BUFFER_TOO_LARGE' });
    frames.push(offset === data.length && frames.length === 0 ? bytes : toFitting(bytes));
  }
  const [first] = frames;
  return first !== undefined && frames.length === 1 ? first : Buffer.concat(frames);
}

/** A few bytes must not hold the buffer that they were inflated into. */
function toFitting(bytes: Uint8Array): Uint8Array {
  return bytes.length * 2 < bytes.buffer.byteLength ? new Uint8Array(bytes) : bytes;
}

/** At least one frame; when one fills the memory for it to the brim, the next one as well. */
function inflateFrame(data: Uint8Array, options: InflateZstdOptions) {
  // Node's documentation of `info`; its types do not know what the option does to the result.
  const { buffer, engine } = zstdDecompressSync(data, { ...options, info: true }) as unknown as Informed;
  if (engine.bytesWritten === 0) throw new Error('The data is no zstd frame.');
  return { bytes: buffer, readLength: engine.bytesWritten };
}

interface Informed {
  readonly buffer: Buffer;
  /** Bytes of the input that were read. */
  readonly engine: { readonly bytesWritten: number };
}
