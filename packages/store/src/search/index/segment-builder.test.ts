import { hashWords } from '@gander/core/search-text/hash-words';
import { listWordHashes } from '@gander/core/search-text/phrase';
import { expect, it } from 'vitest';

import { BUCKET_COUNT, createDocSet, MAX_DOCS, readPostings, toBucket } from './posting-encoding.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { LONG_WORD_HASH } from './word-list.ts';

function build(texts: readonly string[]): SegmentBuilder {
  const builder = new SegmentBuilder();
  for (const [index, text] of texts.entries()) {
    builder.openDoc(BigInt(index + 1));
    hashWords(text, { from: 0, isJson: text.startsWith('"') }, builder);
  }
  return builder;
}

function findDocs(builder: SegmentBuilder, hash: number): number {
  const docs = createDocSet();
  readPostings(builder.encodeBucket(toBucket(hash)), hash, docs);
  return docs[0] ?? 0;
}

it('should list each word once, in its folded form, and where it is', () => {
  const builder = build(['One two two', 'TWO "three" zwölf', '"caf\\u00e9\\nopen"']);
  expect(Buffer.from(builder.encodeWords()).toString().split('\n').toSorted()).toEqual(
    ['', '', 'one', 'two', 'three', 'zwölf', 'café', 'open'].toSorted(),
  );
  const find = (word: string) => findDocs(builder, listWordHashes(word, { isJson: false })[0] ?? 0);
  expect([find('one'), find('two'), find('café'), find('four')]).toEqual([1, 3, 4, 0]);
});

it('should list where words are that are too long to be listed', () => {
  const builder = build(['short', 'x'.repeat(500)]);
  expect(Buffer.from(builder.encodeWords()).toString()).toBe('\nshort\n');
  expect(findDocs(builder, LONG_WORD_HASH)).toBe(2);
});

it('should hold words of any number', () => {
  const words = Array.from({ length: 50_000 }, (_empty, index) => `w${index}`);
  const builder = build([words.join(' ')]);
  for (const word of ['w0', 'w4096', 'w49999']) {
    expect(findDocs(builder, listWordHashes(word, { isJson: false })[0] ?? 0)).toBe(1);
  }
  expect(Buffer.from(builder.encodeWords()).toString().split('\n')).toHaveLength(words.length + 2);
});

it('should be full at the number of documents that a posting can tell apart', () => {
  const builder = build(Array.from({ length: MAX_DOCS }, () => 'a'));
  expect(builder.isFull).toBe(true);
  expect(() => {
    builder.openDoc(1n);
  }).toThrow(/full/);
});

it('should hold more postings in a bucket than addresses were reserved for', () => {
  const builder = new SegmentBuilder();
  const hashes = Array.from({ length: 150_000 }, (_empty, index) => index * BUCKET_COUNT + 7);
  builder.openDoc(1n);
  for (const hash of hashes) builder.addWhole(hash);
  builder.openDoc(2n);
  builder.addWhole(hashes.at(-1) ?? 0);
  expect([0, 75_000, 149_999].map((index) => findDocs(builder, hashes[index] ?? 0))).toEqual([1, 1, 3]);
});

it('should have nothing left after it gave its memory back', () => {
  const builder = build(['one two']);
  const [hash = 0] = listWordHashes('one', { isJson: false });
  expect(findDocs(builder, hash)).toBe(1);
  builder.release();
  expect(findDocs(builder, hash)).toBe(0);
});
