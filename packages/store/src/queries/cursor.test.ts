import { describe, expect, it } from 'vitest';

import { decodeCursor, encodeCursor, type Cursor } from './cursor.ts';

describe('cursor', () => {
  it.each<Cursor>([
    { kind: 'traces', number: 1_767_225_600_123_456_789n, text: 'tr-0123' },
    { kind: 'spans', number: -(2n ** 63n), text: '0123456789abcdef' },
    { kind: 'traces', number: 2n ** 63n - 1n, text: 'a client: "chose" this\n🦢' },
    { kind: 'experiments', number: 0n, text: '' },
  ])('should come back as it was: $text', (cursor) => {
    const encoded = encodeCursor(cursor);
    expect(encoded).toMatch(/^[\w-]+$/);
    expect(decodeCursor(cursor.kind, encoded)).toEqual(cursor);
  });

  const encode = (text: string): string => Buffer.from(text).toString('base64url');

  it.each([
    ['another list', encode('spans:1:x')],
    ['no number', encode('traces::x')],
    ['no text', encode('traces:1')],
    ['a number beyond int64', encode('traces:9223372036854775808:x')],
    ['a number with leading zeros', encode('traces:007:x')],
    ['minus zero', encode('traces:-0:x')],
    ['padding', `${encode('traces:1:xy')}==`],
    ['broken UTF-8', Buffer.from([...Buffer.from('traces:1:'), 0xff]).toString('base64url')],
    ['other characters', 'traces:1:x'],
    ['nothing', ''],
  ])('should refuse %s', (_name, cursor) => {
    expect(() => decodeCursor('traces', cursor)).toThrow(expect.objectContaining({ code: 'invalid_argument' }));
  });
});
