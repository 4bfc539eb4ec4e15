import { describe, expect, it } from 'vitest';

import { hashWords } from './hash-words.ts';
import { isJsonLike } from './open-escapes.ts';
import { createPhrase } from './phrase.ts';
import { toSearchForm } from './search-form.ts';

/** As a search does: the index says whether it can be, then the text whether it is. */
function isFound(phrase: string, text: string, isPrefix = false): boolean {
  const { wordHashes, isFoundIn } = createPhrase({ text: phrase, isPrefix });
  const indexed = new Set<number>();
  hashWords(text, { from: 0, isJson: isJsonLike(text) }, { add: ({ hash }) => indexed.add(hash) });
  const found = isFoundIn(toSearchForm(text));
  const isPassedOver = wordHashes.some((hash) => !indexed.has(hash));
  if (found && isPassedOver) throw new Error('The index does not know of a text that has the phrase');
  return found;
}

describe('phrase', () => {
  it.each([
    ['gift', 'A Gift card'],
    ['GIFT CARD', 'a gift card'],
    ['gift card', 'gift-card'],
    ['gift card', 'gift\n\tcard'],
    ['gift-card', 'my gift-card!'],
    ['get_weather', 'call get_weather(x)'],
    ['weather', 'get_weather'],
    ['3.5', 'gpt-3.5 turbo'],
    ['a.b*c[d]^{e}$|(f)\\/?+', 'x a.b*c[d]^{e}$|(f)\\/?+ y'],
    ['café', '["Caf\\u00e9"]'],
    ['line two', '{"a":"line one\\nLine two"}'],
    ['line two', '{"a":"{\\"b\\":\\"one\\\\nline two\\"}"}'],
    ['ÜBER', 'über alles'],
    ['ΟΔΟΣ', 'οδος'],
    ['οδος', 'ΟΔΟΣ'],
    ['İstanbul', 'İSTANBUL'],
    ['注文書', 'これは注文書です'],
    ['文', '注文書'],
    ['👩‍🚀', 'the 👩‍🚀 flies'],
    ['𐐀𐐁', 'x 𐐀𐐁 y'],
    ['ภาษา', 'สวัสดีภาษาไทย'],
    ['one', '"one"'],
  ])('should find %j in %j', (phrase, text) => {
    expect(isFound(phrase, text)).toBe(true);
  });

  it.each([
    ['gift', 'gifts'],
    ['gift', 'regift'],
    ['gift card', 'card gift'],
    ['gift card', 'giftcard'],
    ['gift card', 'gift my card'],
    ['weather', 'getweather'],
    ['line', 'nline'],
    ['注書', '注文書'],
  ])('should not find %j in %j', (phrase, text) => {
    expect(isFound(phrase, text)).toBe(false);
  });

  it('should let the last word go on where it is a prefix', () => {
    expect(isFound('gift c', 'gift card', true)).toBe(true);
    expect(isFound('gift', 'gifts', true)).toBe(true);
    expect(isFound('gift', 'regifts', true)).toBe(false);
    expect(isFound('gift c', 'gifts card', true)).toBe(false);
  });

  it('should not be found again where it began in the middle of a word', () => {
    expect(isFound('aa', 'aaa aa')).toBe(true);
    expect(isFound('ab', 'xab abx ab')).toBe(true);
    expect(isFound('ab', 'xab abx')).toBe(false);
  });
});
