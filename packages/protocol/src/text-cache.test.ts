import { describe, expect, it } from 'vitest';

import { TextCache } from './text-cache.ts';
import { decodeUtf8, encodeUtf8 } from './wire/utf8.ts';
import { WireReader } from './wire/wire-reader.ts';

describe('TextCache', () => {
  it('gives what decoding gives, for texts of every length and when places are taken again and again', () => {
    const cache = new TextCache();
    const texts = Array.from({ length: 20_000 }, (_, index) => `${'x'.repeat(index % 70)}é${index % 5_000}`);
    for (const text of [...texts, ...texts.toReversed()]) {
      const bytes = encodeUtf8(`<${text}>`);
      expect(cache.decode(new WireReader(bytes), 1, bytes.length - 1)).toBe(text);
    }
  });

  it('tells texts apart that differ in one byte or in length', () => {
    const cache = new TextCache();
    const alike = ['session-1', 'session-2', 'xession-1', 'session-', '', 'session-1'];
    for (const text of alike) expect(cache.decode(new WireReader(encodeUtf8(text)), 0, text.length)).toBe(text);
  });

  it('replaces invalid sequences like the decoder', () => {
    const cache = new TextCache();
    const bytes = Uint8Array.of(0x61, 0xff, 0xc3);
    for (let round = 0; round < 2; round += 1)
      expect(cache.decode(new WireReader(bytes), 0, 3)).toBe(decodeUtf8(bytes, 0, 3));
  });
});
