import { expect, test } from 'vitest';

import { splitText } from './split-text.ts';

test('the blocks joined are the text', () => {
  const text = 'one\ntwo three\n\nfour '.repeat(50);
  expect(
    splitText(text, 64)
      .map((block) => block.text)
      .join(''),
  ).toBe(text);
});

test('cuts at a line end where there is one', () => {
  expect(splitText('aaaa\nbbbb\ncccc', 11).map((block) => block.text)).toEqual(['aaaa\nbbbb\n', 'cccc']);
});

test('a pair of surrogates stays together', () => {
  expect(splitText('abc🪿def', 4).map((block) => block.text)).toEqual(['abc🪿', 'def']);
});

test('an empty text has no blocks', () => {
  expect(splitText('')).toEqual([]);
});
