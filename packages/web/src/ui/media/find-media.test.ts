import { expect, test } from 'vitest';

import { findMedia } from './find-media.ts';

/** Bytes of all values behind a given beginning. */
const toBase64 = (start: string, size = 600) =>
  btoa(
    start +
      Array.from({ length: size }, (_, index) => String.fromCharCode((index * 167 + index * index * 31) % 256)).join(
        '',
      ),
  );

test.each([
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['%PDF-1.7', 'application/pdf'],
  ['RIFF\x00\x00\x00\x00WAVEfmt ', 'audio/wav'],
  ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['\x00\x00\x00\x20ftypisom', 'video/mp4'],
  ['ID3\x04', 'audio/mpeg'],
  ['<svg onload="alert(1)">', 'image/svg+xml'],
  ['<!DOCTYPE html>', 'text/html'],
  ['whatever', 'application/octet-stream'],
])('bytes that begin with %j are %s', (start, mediaType) => {
  expect(findMedia(toBase64(start))).toEqual({ mediaType, dataStart: 0 });
});

test('a data URL says what it is, however short', () => {
  expect(findMedia('data:image/png;base64,AAAA')).toEqual({ mediaType: 'image/png', dataStart: 22 });
  expect(findMedia('data:audio/wav;codecs=1;base64,AAAA')?.mediaType).toBe('audio/wav');
  expect(findMedia('data:;base64,AAAA')?.mediaType).toBe('text/plain');
});

test('the smallest picture is one, too', () => {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  expect(findMedia(pixel)).toEqual({ mediaType: 'image/png', dataStart: 0 });
});

test.each([
  'A'.repeat(1_000_000),
  'loremipsumdolorsitamet'.repeat(100),
  '0123456789abcdef'.repeat(100),
  'The answer is 42. '.repeat(100),
  'iVBORw0KGgo',
  'data:text/html,<script>',
  JSON.stringify({ a: toBase64('x') }),
  '',
])('text stays text: %#', (text) => {
  expect(findMedia(text)).toBeUndefined();
});
