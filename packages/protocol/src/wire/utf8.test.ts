import { describe, expect, it } from 'vitest';

import { decodeUtf8, encodeUtf8Into } from './utf8.ts';

describe('utf8', () => {
  const texts = [
    '',
    'a',
    'é',
    '🦆',
    '\u{feff}x',
    'a'.repeat(24),
    'a'.repeat(25),
    `${'a'.repeat(23)}é`,
    `${'a'.repeat(100)}🦆`,
    '\0',
  ];

  it.each(texts)('reads and writes %j at any offset', (text) => {
    const target = new Uint8Array(3 * text.length + 4);
    const written = encodeUtf8Into(text, target, 3);
    expect(target.slice(3, 3 + written)).toEqual(new TextEncoder().encode(text));
    expect(decodeUtf8(target, 3, 3 + written)).toBe(text);
  });

  it.each([
    ['a lone continuation byte', [0x80], '\u{fffd}'],
    ['a sequence cut short', [0x61, 0xe2, 0x82], 'a\u{fffd}'],
    ['an overlong encoding', [0xc0, 0xaf], '\u{fffd}\u{fffd}'],
    ['a surrogate', [0xed, 0xa0, 0x80], '\u{fffd}\u{fffd}\u{fffd}'],
  ])('replaces %s', (_name, bytes, expected) => {
    expect(decodeUtf8(Uint8Array.from(bytes), 0, bytes.length)).toBe(expected);
  });
});
