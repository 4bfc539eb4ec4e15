import { describe, expect, it } from 'vitest';

import { parseByteRange, resolveByteRange } from './resolve-byte-range.ts';

describe('ranges', () => {
  it.each([
    ['bytes=0-4', { start: 0, end: 4 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=5-999', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=9-9', { start: 9, end: 9 }],
    ['bytes=10-', undefined],
    ['bytes=-0', undefined],
  ])('should find in ten bytes what %s asks for', (header, expected) => {
    const range = parseByteRange(header);
    expect(range && resolveByteRange(range, 10)).toEqual(expected);
  });

  it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=4-2', 'bytes=0-1,3-4', 'items=0-1', 'bytes=a-b'])(
    'should not take %s for one',
    (header) => {
      expect(parseByteRange(header)).toBeUndefined();
    },
  );

  it('should find nothing in an empty file', () => {
    expect(resolveByteRange({ suffix: 5 }, 0)).toBeUndefined();
  });
});
