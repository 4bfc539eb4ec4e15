import { describe, expect, it } from 'vitest';

import { decodeChunk, encodeChunk } from './chunk-encoding.ts';
import { releaseBytes } from './release-bytes.ts';

describe('release of bytes', () => {
  it('should give back a chunk that was unpacked', () => {
    const chunk = decodeChunk(encodeChunk(new Uint8Array(Buffer.from('the same words again; '.repeat(5000)))));
    releaseBytes(chunk);
    expect(chunk.byteLength).toBe(0);
  });

  it('should give back memory that is smaller than what small buffers share', () => {
    const piece = Buffer.allocUnsafeSlow(Buffer.poolSize / 2);
    releaseBytes(piece);
    expect(piece.byteLength).toBe(0);
  });

  it('should give back a large buffer with the room behind it', () => {
    const inflated = new Uint8Array(new ArrayBuffer(4 * Buffer.poolSize), 0, 3 * Buffer.poolSize);
    releaseBytes(inflated);
    expect(inflated.byteLength).toBe(0);
  });

  it('should do nothing the second time', () => {
    const bytes = new Uint8Array(10);
    releaseBytes(bytes);
    releaseBytes(bytes);
    expect(bytes.byteLength).toBe(0);
  });

  it('should leave the memory alone that small buffers share', () => {
    const neighbour = Buffer.from('neighbour');
    const small = Buffer.from('small');
    expect(small.buffer).toBe(neighbour.buffer);
    releaseBytes(small);
    expect(neighbour.toString()).toBe('neighbour');
  });
});
