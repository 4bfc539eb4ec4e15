import { zstdCompressSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { inflateZstd } from './inflate-zstd.ts';

const SIZES = [1, 1024, 20_000, 65_536, 131_072];
const SKIPPED = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

const fill = (size: number, text: string) => Buffer.alloc(size, text);

describe('zstd data', () => {
  it.each(SIZES)('should give all its frames, the first of %i bytes, in as much room as they need', (size) => {
    const parts = [fill(size, 'goose '), fill(100, 'gander '), fill(3, 'egg')];
    const data = Buffer.concat([SKIPPED, ...parts.map((part) => zstdCompressSync(part)), SKIPPED]);
    const expected = Buffer.concat(parts);
    for (const chunkSize of [1024, size < 1024 ? 1024 : size, 200_000]) {
      expect(Buffer.compare(inflateZstd(data, { maxOutputLength: expected.length, chunkSize }), expected)).toBe(0);
    }
  });

  it.each(SIZES)('should not grow past the limit, after a frame of %i bytes', (size) => {
    const data = Buffer.concat([zstdCompressSync(fill(size, 'goose ')), zstdCompressSync(fill(2, 'g'))]);
    for (const limit of [size, size + 1]) {
      expect(() => inflateZstd(data, { maxOutputLength: limit })).toThrow(
        expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }),
      );
    }
    expect(inflateZstd(data, { maxOutputLength: size + 2 })).toHaveLength(size + 2);
  });

  it('should be refused when it is cut into thousands of frames', () => {
    const frame = zstdCompressSync(Buffer.from('e'));
    const some = Buffer.concat(Array.from({ length: 1024 }, () => frame));
    expect(inflateZstd(some, { maxOutputLength: 5000 })).toHaveLength(1024);
    expect(() => inflateZstd(Buffer.concat([some, frame]), { maxOutputLength: 5000 })).toThrow('1024 zstd frames');
    expect(() => inflateZstd(Buffer.alloc(SKIPPED.length * 2000, SKIPPED), { maxOutputLength: 5000 })).toThrow(
      '1024 zstd frames',
    );
  });

  it.each([
    { name: 'something that is no frame', rest: Buffer.from('gander'), message: 'Unknown frame descriptor' },
    {
      name: 'the beginning of a frame',
      rest: zstdCompressSync(fill(500, 'egg')).subarray(0, 7),
      message: 'unexpected end',
    },
  ])('should be refused with $name behind its frames', ({ rest, message }) => {
    const data = Buffer.concat([zstdCompressSync(fill(5000, 'goose ')), rest]);
    expect(() => inflateZstd(data, { maxOutputLength: 10_000 })).toThrow(message);
  });
});
