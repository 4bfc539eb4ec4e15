import { createHash } from 'node:crypto';
import { constants, deflateSync, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

import { decodeChunk } from '@gander/store/chunks/chunk-encoding';
import { encodeBody } from '@gander/store/chunks/encode-body';
import { describe, expect, it } from 'vitest';

import { inflateBody } from './inflate-body.ts';
import type { ContentEncoding } from './ingest-request.ts';
import { toKeptBody } from './to-kept-body.ts';

const MEGABYTE = 1024 * 1024;
const TEXT = new Uint8Array(Buffer.from('what a model said, and what it was asked; '.repeat(500)));
const LARGE = new Uint8Array(MEGABYTE / 2 + 1).fill(97);
/** What nobody can compress. */
const NOISE = new Uint8Array(createHash('shake256', { outputLength: 3000 }).update('noise').digest());

const COMPRESSED = [
  { encoding: 'gzip', compress: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)), inflate: gunzipSync },
  {
    encoding: 'zstd',
    compress: (bytes: Uint8Array) => new Uint8Array(zstdCompressSync(bytes)),
    inflate: zstdDecompressSync,
  },
] as const;

describe('the body that traces are kept in', () => {
  describe.each(COMPRESSED)('$encoding', ({ encoding, compress, inflate }) => {
    it.each([1, 2, 500])('should be what came, compressed by its sender, for %i traces', (traceCount) => {
      const body = compress(TEXT);
      const kept = toKeptBody({ encoding, body, bytes: TEXT, traceCount });
      expect(kept).toEqual({ rawSize: TEXT.byteLength, encoding, payload: body, chunkCount: traceCount });
      expect(kept?.payload, 'never copied').toBe(body);
      expect(inflate(kept?.payload ?? body).equals(TEXT)).toBe(true);
      expect(kept && decodeChunk(encodeBody(kept))).toEqual(Buffer.from(TEXT));
    });

    it('should be compressed anew when its sender has not halved it', () => {
      const body = compress(NOISE);
      expect(body.byteLength).toBeGreaterThan(NOISE.byteLength / 2);
      expect(toKeptBody({ encoding, body, bytes: NOISE, traceCount: 1 })).toBeUndefined();
      const kept = toKeptBody({ encoding, body, bytes: NOISE, traceCount: 2 });
      expect(kept).toEqual({ rawSize: NOISE.byteLength, encoding: 'identity', payload: NOISE, chunkCount: 2 });
    });

    it('should be as it came when it is exactly half, and not when it is a byte more', () => {
      const body = compress(TEXT);
      // What is in it is not looked at.
      const bytes = new Uint8Array(body.byteLength * 2);
      expect(toKeptBody({ encoding, body, bytes, traceCount: 1 })).toMatchObject({ encoding });
      expect(toKeptBody({ encoding, body, bytes: bytes.subarray(1), traceCount: 1 })).toBeUndefined();
    });

    it('should not be shared when it is large, but be kept for the one trace that it is about', () => {
      const body = compress(LARGE);
      expect(toKeptBody({ encoding, body, bytes: LARGE, traceCount: 2 })).toBeUndefined();
      expect(toKeptBody({ encoding, body, bytes: LARGE, traceCount: 1 })?.payload).toBe(body);
      const just = LARGE.subarray(1);
      expect(toKeptBody({ encoding, body: compress(just), bytes: just, traceCount: 2 })).toMatchObject({ encoding });
    });
  });

  it.each(['identity', 'deflate'] as const)(
    'should be made here for several traces of %s, and for one not',
    (encoding) => {
      const body = encoding === 'deflate' ? new Uint8Array(deflateSync(TEXT)) : TEXT;
      expect(toKeptBody({ encoding, body, bytes: TEXT, traceCount: 1 })).toBeUndefined();
      const kept = toKeptBody({ encoding, body, bytes: TEXT, traceCount: 2 });
      expect(kept).toEqual({ rawSize: TEXT.byteLength, encoding: 'identity', payload: TEXT, chunkCount: 2 });
      expect(kept && encodeBody(kept).payload.byteLength).toBeLessThan(TEXT.byteLength / 10);
    },
  );

  /** Expects that what traces are read from later is what they were read from when they came. */
  function expectReadable(body: Uint8Array<ArrayBuffer>, encoding: ContentEncoding, what: string): Uint8Array {
    const bytes = inflateBody(body, { encoding, limitBytes: 64 * MEGABYTE });
    const kept = [1, 2].flatMap((traceCount) => toKeptBody({ encoding, body, bytes, traceCount }) ?? []);
    for (const one of kept) expect(Buffer.compare(decodeChunk(encodeBody(one)), bytes), what).toBe(0);
    return bytes;
  }

  it('should be readable whatever its size', () => {
    const sizes = [
      40,
      62,
      63,
      64,
      65,
      1023,
      1024,
      1025,
      16_383,
      16_384,
      16_385,
      65_535,
      65_536,
      65_537,
      131_072,
      MEGABYTE,
    ];
    for (const size of sizes) {
      const bytes = new Uint8Array(Buffer.alloc(size, 'some text '));
      for (const { encoding, compress } of COMPRESSED) {
        expect(expectReadable(compress(bytes), encoding, `${encoding} of ${size}`)).toHaveLength(size);
      }
    }
  });

  it.each(COMPRESSED)(
    'should be readable when $encoding has compressed it in several pieces',
    ({ encoding, compress }) => {
      const tail = new Uint8Array(Buffer.alloc(9000, 'the end '));
      for (const size of [100, 1024, 16_384, 20_000, 49_152, 65_536, 100_000, 131_072]) {
        const head = new Uint8Array(Buffer.alloc(size, 'some text '));
        const body = new Uint8Array(Buffer.concat([compress(head), compress(tail)]));
        expect(expectReadable(body, encoding, `${size}`).byteLength, `${size}`).toBe(size + tail.byteLength);
      }
    },
  );

  it('should be compressed here when its sender did not try', () => {
    const body = new Uint8Array(gzipSync(TEXT, { level: constants.Z_NO_COMPRESSION }));
    expect(toKeptBody({ encoding: 'gzip', body, bytes: TEXT, traceCount: 1 })).toBeUndefined();
    const kept = toKeptBody({ encoding: 'gzip', body, bytes: TEXT, traceCount: 2 });
    expect(kept && encodeBody(kept).payload.byteLength).toBeLessThan(body.byteLength / 10);
  });
});
