import { describe, expect, it } from 'vitest';

import { toBlankBody } from './to-blank-body.ts';
import { decodeCut, type CutPieces, encodeCut, listCutRanges } from './body-cut.ts';

const MEGABYTES_3 = 3 * 1024 * 1024;
/** No byte is like its neighbours, nor like those a power of two away. */
const BODY = new Uint8Array(MEGABYTES_3).map((_, index) => (index * 31 + (index >> 8) * 7 + (index >> 16)) & 0xff);

/** What the pieces say, put together by somebody who takes them at their word. */
function assemble(body: Uint8Array, pieces: CutPieces): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < pieces.length;) {
    const count = pieces[at] ?? 0;
    const [start, end] = pieces.slice(at + 1 + count, at + 3 + count);
    parts.push(Uint8Array.from(pieces.slice(at + 1, at + 1 + count)), body.subarray(start, end));
    at += 3 + count;
  }
  return new Uint8Array(Buffer.concat(parts));
}

const CUTS: readonly { readonly name: string; readonly pieces: CutPieces }[] = [
  { name: 'nothing', pieces: [] },
  { name: 'all of it', pieces: [0, 0, BODY.length] },
  { name: 'its first byte', pieces: [0, 0, 1] },
  { name: 'its last byte', pieces: [0, BODY.length - 1, BODY.length] },
  { name: 'an empty range at its end', pieces: [1, 65, BODY.length, BODY.length] },
  { name: 'only bytes of its own', pieces: [3, 1, 2, 3, 0, 0] },
  { name: 'bytes that need two in a varint', pieces: [6, 0, 127, 128, 129, 200, 255, 10, 20] },
  { name: 'as many own bytes as need two for their count', pieces: [300, ...BODY.subarray(0, 300), 4, 9] },
  { name: 'ranges beyond 2^21', pieces: [2, 10, 255, 2 ** 21 - 1, 2 ** 21 + 1, 0, 2 ** 21 + 5, MEGABYTES_3 - 7] },
  { name: 'ranges that overlap, and stand in another order', pieces: [1, 10, 500, 900, 1, 18, 100, 600, 0, 0, 50] },
];

describe('the cut of a body', () => {
  it.each(CUTS)('should give back $name', ({ pieces }) => {
    const chunk = assemble(BODY, pieces);
    const applied = decodeCut(BODY, { cut: encodeCut(pieces), rawSize: chunk.byteLength });
    expect(Buffer.compare(applied, chunk)).toBe(0);
  });

  it.each(CUTS)('should list what it takes, which is all that is needed of it: $name', ({ pieces }) => {
    const chunk = assemble(BODY, pieces);
    const cut = encodeCut(pieces);
    const blank = toBlankBody(BODY, [cut]);
    expect(blank.byteLength).toBe(BODY.byteLength);
    expect(Buffer.compare(decodeCut(blank, { cut, rawSize: chunk.byteLength }), chunk)).toBe(0);
    const isTaken = new Uint8Array(BODY.length);
    for (const [start, end] of listCutRanges(cut)) isTaken.fill(1, start, end);
    expect(blank.findIndex((byte, index) => byte !== 0 && isTaken[index] === 0)).toBe(-1);
  });

  it('should be a copy: the body may be used for others', () => {
    const body = Uint8Array.of(1, 2, 3);
    const chunk = decodeCut(body, { cut: encodeCut([0, 0, 3]), rawSize: 3 });
    body.fill(0);
    expect([...chunk]).toEqual([1, 2, 3]);
  });

  it('should be small', () => {
    expect(encodeCut([2, 10, 5, 0, 127]).byteLength).toBe(5);
    expect(encodeCut([0, 2 ** 21 - 1, 2 ** 21]).byteLength).toBe(1 + 3 + 4);
  });
});

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

describe('a damaged cut', () => {
  const small = Uint8Array.from(range(0, 200));
  const pieces = [2, 10, 200, 5, 150, 1, 18, 0, 40, 0, 199, 200];
  const cut = encodeCut(pieces);
  const rawSize = assemble(small, pieces).byteLength;

  const expectDamage = (damaged: Uint8Array, size = rawSize) =>
    expect(() => decodeCut(small, { cut: damaged, rawSize: size })).toThrow('the database is damaged');

  it('should be told when it ends anywhere before its end', () => {
    expect(decodeCut(small, { cut, rawSize })).toHaveLength(rawSize);
    for (let length = 0; length < cut.length; length += 1) expectDamage(cut.subarray(0, length));
  });

  it('should be told when it gives more or less than was announced', () => {
    expectDamage(cut, rawSize - 1);
    expectDamage(cut, rawSize + 1);
    expectDamage(cut, 0);
    expectDamage(encodeCut([]), 1);
    // In the middle of own bytes, and of a range.
    expectDamage(cut, 1);
    expectDamage(cut, 10);
  });

  it.each([
    { name: 'an end before its start', pieces: [0, 5, 4] },
    { name: 'an end beyond the body', pieces: [0, 199, 201] },
    { name: 'a range beyond the body', pieces: [0, 300, 301] },
    { name: 'an empty range beyond the body', pieces: [0, 201, 201] },
    { name: 'a range of 2^50 bytes', pieces: [0, 0, 2 ** 50] },
    { name: 'two ranges beyond 2^52', pieces: [0, 2 ** 52, 2 ** 52 + 1] },
    { name: 'more own bytes than there are', pieces: [5, 1, 2, 3] },
    { name: '2^50 own bytes', pieces: [2 ** 50, 1, 2, 3] },
  ])('should be told when it has $name', ({ pieces: damaged }) => {
    expectDamage(encodeCut(damaged), 1);
    expectDamage(encodeCut(damaged), 2);
  });

  it('should be told when a number has no end, and when it is larger than any', () => {
    expectDamage(new Uint8Array(1_000_000).fill(0x80));
    // Zero times infinity is no number, and no comparison holds for it.
    const endless = [...new Uint8Array(400).fill(0x80), 0];
    for (const numbers of [
      [...endless, 0, 0],
      [0, ...endless, 0],
      [0, 0, ...endless],
      [0, ...endless, ...endless],
      [1, ...endless, 0, 1],
      [60, ...range(1, 61), ...endless, 5, 60, ...range(1, 61), 0, 1],
    ]) {
      expectDamage(Uint8Array.from(numbers), 1);
      expectDamage(Uint8Array.from(numbers), 60);
      expect(() => listCutRanges(Uint8Array.from(numbers))).toThrow('the database is damaged');
    }
  });

  it.each([2 ** 40, 2 ** 33, 2 ** 31, -1, 0.5, Number.NaN])(
    'should be told when it claims %d bytes, and none be allocated',
    (size) => {
      const before = process.memoryUsage().arrayBuffers;
      expectDamage(cut, size);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
    },
  );

  it('should be told or give as many bytes as announced when any byte of it is another', () => {
    const told: string[] = [];
    for (let at = 0; at < cut.length; at += 1) {
      for (let flip = 1; flip < 256; flip += 1) {
        const damaged = Uint8Array.from(cut);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        told.push(describeOutcome(() => decodeCut(small, { cut: damaged, rawSize })));
      }
    }
    expect(new Set(told)).toEqual(
      new Set([`${rawSize} bytes`, 'A stored chunk is no part of its request: the database is damaged']),
    );
  });
});

function describeOutcome(apply: () => Uint8Array): string {
  try {
    return `${apply().byteLength} bytes`;
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
}
