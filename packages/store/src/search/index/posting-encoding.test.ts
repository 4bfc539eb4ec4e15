import { describe, expect, it } from 'vitest';

import { createDocSet, encodePostings, MAX_DOCS, readPostings, toPosting } from './posting-encoding.ts';

function encode(words: ReadonlyMap<number, readonly number[]>): Uint8Array {
  const postings = [...words].flatMap(([hash, docs]) => docs.map((doc) => toPosting(hash, doc)));
  return encodePostings(Float64Array.from(postings).toSorted());
}

function listDocs(payload: Uint8Array, hash: number): readonly number[] {
  const docs = createDocSet();
  readPostings(payload, hash, docs);
  return Array.from({ length: MAX_DOCS }, (_empty, doc) => doc).filter(
    (doc) => ((docs[doc >> 3] ?? 0) & (1 << (doc & 7))) !== 0,
  );
}

const every = (step: number) => Array.from({ length: Math.ceil(MAX_DOCS / step) }, (_empty, index) => index * step);

describe('postings', () => {
  const words = new Map([
    [0, [0]],
    [7, [MAX_DOCS - 1]],
    [128, [0, MAX_DOCS - 1]],
    [1000, every(1)],
    [2000, every(3)],
    // As a list of differences, one byte less than as bits; and exactly as many.
    [3000, every(8).slice(1)],
    [4000, every(8)],
    [5000, every(200)],
    [0xff_ff_ff_ff, [3, 4, 5]],
  ]);

  it.each([...words.keys()])('should be read as they were written: %i', (hash) => {
    expect(listDocs(encode(words), hash)).toEqual(words.get(hash));
  });

  it.each([1, 129, 999, 0xff_ff_ff_fe])('should not have what was not written: %i', (hash) => {
    expect(listDocs(encode(words), hash)).toEqual([]);
    expect(listDocs(encode(new Map()), hash)).toEqual([]);
  });

  it('should add to the documents there are', () => {
    const docs = createDocSet();
    for (const hash of [0, 7]) readPostings(encode(words), hash, docs);
    expect([docs[0], docs.at(-1)]).toEqual([1, 0x80]);
  });

  it('should take a list for bits no longer than bits are', () => {
    expect(encode(new Map([[1, every(1)]])).length).toBe(encode(new Map([[1, every(8)]])).length);
  });
});
