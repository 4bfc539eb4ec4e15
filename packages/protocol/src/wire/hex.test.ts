import { describe, expect, it } from 'vitest';

import { fromHex, toHex } from './hex.ts';

describe('hex', () => {
  it('agrees with Node for every length and every byte', () => {
    for (let length = 0; length < 300; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) & 0xff);
      const text = Buffer.from(bytes).toString('hex');
      expect(toHex(bytes, 0, length)).toBe(text);
      expect(fromHex(text)).toEqual(bytes);
      expect(fromHex(text.toUpperCase())).toEqual(bytes);
    }
    expect(toHex(Uint8Array.of(1, 2, 3), 1, 2)).toBe('02');
  });

  it.each(['a', '0g', ' 00', '00\n', '0x00'])('refuses %j', (text) => {
    expect(fromHex(text)).toBeUndefined();
  });
});
