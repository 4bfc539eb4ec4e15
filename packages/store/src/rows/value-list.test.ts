import { describe, expect, it } from 'vitest';

import { decodeValueList, encodeValueList, toListedValue } from './value-list.ts';

describe('texts in one column', () => {
  it.each([[[]], [['a']], [['gpt-5', 'claude', '']]])('should come back: %j', (values) => {
    expect(decodeValueList(encodeValueList(values))).toEqual(values);
  });

  it('should be found by the whole text and by nothing less', () => {
    const list = encodeValueList(['gpt-5-mini', 'o4']) ?? '';
    expect(list.includes(toListedValue('o4'))).toBe(true);
    expect(list.includes(toListedValue('gpt-5'))).toBe(false);
  });

  it('should not be kept where they could be mistaken for others, or are too many', () => {
    expect(encodeValueList(['a\nb'])).toBeNull();
    expect(encodeValueList(Array.from({ length: 51 }, (_empty, index) => `${index}`))).toBeNull();
    expect(decodeValueList(null)).toEqual([]);
  });
});
