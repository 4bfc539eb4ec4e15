import { expect, test } from 'vitest';

import { releaseBytes } from './release-bytes.ts';

test('memory of its own is given back, however small', () => {
  const chunk = Buffer.allocUnsafeSlow(Buffer.poolSize / 2);
  releaseBytes(chunk);
  expect(chunk.byteLength).toBe(0);
});

test('a large buffer is given back with the room behind it', () => {
  const inflated = new Uint8Array(new ArrayBuffer(4 * Buffer.poolSize), 0, 3 * Buffer.poolSize);
  releaseBytes(inflated);
  expect(inflated.byteLength).toBe(0);
});

test('a slice of the memory that Node shares between small buffers is left alone', () => {
  const neighbour = Buffer.from('neighbour');
  const slice = Buffer.from('slice');
  expect(slice.buffer).toBe(neighbour.buffer);
  releaseBytes(slice);
  expect(neighbour.toString()).toBe('neighbour');
});

test('giving back twice is giving back once', () => {
  const body = new Uint8Array(10);
  releaseBytes(body);
  releaseBytes(body);
  expect(body.byteLength).toBe(0);
});
