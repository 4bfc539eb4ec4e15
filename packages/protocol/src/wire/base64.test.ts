import { describe, expect, it } from 'vitest';

import { fromBase64, toBase64 } from './base64.ts';

describe('base64', () => {
  it('agrees with Node for every length and every byte', () => {
    for (let length = 0; length < 300; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) & 0xff);
      const text = Buffer.from(bytes).toString('base64');
      expect(toBase64(bytes)).toBe(text);
      expect(fromBase64(text)).toEqual(bytes);
      expect(fromBase64(Buffer.from(bytes).toString('base64url'))).toEqual(bytes);
    }
  });

  it.each(['a', 'abcde', '!!!!', 'ab=c', 'ab c', 'äbcd', '===='])('refuses %j', (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });
});
