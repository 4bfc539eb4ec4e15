import { describe, expect, it } from 'vitest';

import { hashWords } from './hash-words.ts';
import { isJsonLike, openEscapes } from './open-escapes.ts';
import { createLikeMatcher } from './like-matcher.ts';
import { toPatternWords } from './text-words.ts';

describe('LIKE outside of SQL', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['abc', 'ABC', false],
    ['', '', true],
    ['', 'a', false],
    ['%', '', true],
    ['%', 'anything\nat all', true],
    ['a%', 'abc', true],
    ['%c', 'abc', true],
    ['%b%', 'abc', true],
    ['a%b', 'ab', true],
    ['a%b', 'a', false],
    ['ab%ba', 'aba', false],
    ['a_c', 'abc', true],
    ['a_c', 'ac', false],
    ['_%_', 'a', false],
    ['_%_', 'ab', true],
    ['%a_c%', 'xxabcxx', true],
    ['%a_c%', 'xxacxx', false],
    ['%a%b%c%', '1a2b3c4', true],
    ['%a%b%c%', '1a2c3b4', false],
    ['%ab%ab%', 'abab', true],
    ['%ab%ab%', 'aab', false],
    ['50\\%', '50\\x', true],
    ['[a]*?', '[a]*?', true],
  ])('should match %j with %j: %s', (pattern, text, isMatch) => {
    expect(createLikeMatcher(pattern, 'sensitive')(text)).toBe(isMatch);
    expect(createLikeMatcher(pattern.toUpperCase(), 'insensitive')(text)).toBe(
      createLikeMatcher(pattern.toUpperCase(), 'sensitive')(text.toUpperCase()),
    );
  });

  it('should take its time from the lengths alone', () => {
    const isMet = createLikeMatcher(`${'%a'.repeat(100)}%b`, 'sensitive');
    const startMs = performance.now();
    expect(isMet('a'.repeat(200_000))).toBe(false);
    expect(performance.now() - startMs).toBeLessThan(1000);
  });
});

describe('the words of a pattern', () => {
  it.each([
    ['%one two three%', 'has someone two threesome inside'],
    ['one%', 'one and more'],
    ['%"key": "val%', '"key": "values"'],
    ['%-two-%', 'one-two-three'],
    ['%注文%', 'これは注文書です'],
    ['a_c d%', 'abc d e'],
    ['%one\ntwo three%', '["one\\ntwo three"]'],
  ])('should all be in a text that %j matches', (pattern, text) => {
    const isJson = isJsonLike(text);
    const indexed = new Set<number>();
    hashWords(text, { from: 0, isJson }, { add: ({ hash }) => indexed.add(hash) });
    expect(createLikeMatcher(pattern, 'sensitive')(isJson ? openEscapes(text) : text)).toBe(true);
    expect(toPatternWords(pattern).hashes.filter((hash) => !indexed.has(hash))).toEqual([]);
  });

  it('should be those that no wildcard touches', () => {
    expect(toPatternWords('%one two three%').hashes).toHaveLength(1);
    expect(toPatternWords('one two three').hashes).toHaveLength(3);
    expect(toPatternWords('%one%').hashes).toHaveLength(0);
    expect(toPatternWords('%-one-%').hashes).toHaveLength(1);
    expect(toPatternWords('one_two three').hashes).toHaveLength(1);
  });

  it('should be pieces where one does', () => {
    const listPieces = (pattern: string) =>
      toPatternWords(pattern).fragments.map(({ text, place }) => `${place} ${text}`);
    expect(listPieces('%One two Three%')).toEqual(['end one', 'start three']);
    expect(listPieces('%one%')).toEqual(['anywhere one']);
    expect(listPieces('one%')).toEqual(['start one']);
    expect(listPieces('%one')).toEqual(['end one']);
    expect(listPieces('one')).toEqual([]);
    expect(listPieces('%-one-%')).toEqual([]);
    expect(listPieces('ab_cd')).toEqual(['start ab', 'end cd']);
    expect(listPieces('%x%')).toEqual([]);
    expect(listPieces('%文one%')).toEqual(['start one']);
  });
});
