import { expect, test } from 'vitest';

import { toMediaSource } from './to-media-source.ts';

test('bytes become a data URL of their type', () => {
  expect(toMediaSource({ type: 'image', data: 'AAAA', mediaType: 'image/png' })).toEqual({
    kind: 'inline',
    url: 'data:image/png;base64,AAAA',
    mediaType: 'image/png',
    base64Chars: 4,
  });
});

test('a data URL is taken as it is, from either field', () => {
  const url = 'data:image/jpeg;base64,AAAA';
  expect(toMediaSource({ type: 'image', url })).toMatchObject({ kind: 'inline', url, mediaType: 'image/jpeg' });
  expect(toMediaSource({ type: 'image', data: url })).toMatchObject({ kind: 'inline', url });
});

test('an address on the web is only linked', () => {
  const url = 'https://example.com/a.png';
  expect(toMediaSource({ type: 'image', url })).toEqual({ kind: 'remote', url });
});

test.each([
  { type: 'image', url: 'javascript:alert(1)' },
  { type: 'image', data: 'AAAA' },
  { type: 'image', data: 'AAAA', mediaType: 'image/png,<script>' },
  { type: 'file' },
] as const)('%j cannot be shown', (media) => {
  expect(toMediaSource(media)).toEqual({ kind: 'none' });
});
