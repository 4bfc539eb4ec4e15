import { describe, expect, it } from 'vitest';

import { decodeChunk, encodeChunk } from './chunk-encoding.ts';

const TEXT = new Uint8Array(Buffer.from('the same words again and again; '.repeat(1000)));

describe('chunk encoding', () => {
  it('should shrink text to a fraction', () => {
    const chunk = encodeChunk(TEXT);
    expect(chunk.rawSize).toBe(TEXT.byteLength);
    expect(chunk.payload.byteLength).toBeLessThan(TEXT.byteLength / 20);
    expect(decodeChunk(chunk)).toEqual(Buffer.from(TEXT));
  });

  it('should leave alone what would not shrink', () => {
    const small = new Uint8Array([1, 2, 3]);
    expect(encodeChunk(small).payload).toBe(small);
  });

  it('should not unpack more than was announced', () => {
    const chunk = encodeChunk(TEXT);
    expect(() => decodeChunk({ ...chunk, rawSize: 1000 })).toThrow('larger than 1000 bytes');
    expect(() => decodeChunk({ ...chunk, rawSize: 2 ** 40 })).toThrow('damaged');
  });

  it('should notice damage', () => {
    const chunk = encodeChunk(TEXT);
    expect(() => decodeChunk({ ...chunk, rawSize: chunk.rawSize + 1 })).toThrow('damaged');
    expect(() => decodeChunk({ ...chunk, payload: chunk.payload.subarray(0, 20) })).toThrow('unexpected end of file');
    expect(() => decodeChunk({ ...chunk, encoding: 9 })).toThrow('unknown encoding');
  });
});
