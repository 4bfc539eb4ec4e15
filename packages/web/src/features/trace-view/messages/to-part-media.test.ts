import { expect, test } from 'vitest';

import { toPartMedia } from './to-part-media.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('bytes are what they begin with, whatever is said of them', async () => {
  const media = toPartMedia({ type: 'image', data: PNG, mediaType: 'image/jpeg' });
  if (media.kind !== 'bytes') throw new Error(media.kind);
  expect(media.source).toMatchObject({ mediaType: 'image/png', fileName: 'image.png' });
  const blob = await media.source.load();
  expect(blob).toMatchObject({ type: 'image/png', size: 70 });
});

test('a data URL counts in either field', () => {
  for (const field of ['url', 'data']) {
    const media = toPartMedia({ type: 'image', [field]: `data:image/gif;base64,${'R0lGOD'.repeat(3)}` });
    expect(media).toMatchObject({ kind: 'bytes', source: { mediaType: 'image/gif', sizeBytes: 13 } });
  }
});

test('data that was left out is loaded when it is wanted', async () => {
  let loads = 0;
  const load = async () => {
    loads += 1;
    return new TextEncoder().encode(PNG);
  };
  const media = toPartMedia({ type: 'image', data: PNG.slice(0, 40) }, { sizeChars: PNG.length, load });
  if (media.kind !== 'bytes') throw new Error(media.kind);
  expect(loads).toBe(0);
  expect(media.source.sizeBytes).toBe(72);
  expect((await media.source.load()).size).toBe(70);
});

test('SVG and HTML are never opened as pages', async () => {
  for (const mediaType of ['image/svg+xml', 'text/html']) {
    const media = toPartMedia({ type: 'image', mediaType, data: btoa('<svg onload="alert(1)"/>') });
    if (media.kind !== 'bytes') throw new Error(media.kind);
    expect((await media.source.load()).type).toBe('application/octet-stream');
  }
});

test('an address on the web is only linked', () => {
  const url = 'https://example.com/a.png';
  expect(toPartMedia({ type: 'image', url })).toEqual({ kind: 'remote', url });
});

test.each([
  { type: 'image', url: 'javascript:alert(1)' },
  { type: 'file' },
  { type: 'image', data: 'data:nonsense' },
] as const)('%j cannot be shown', (media) => {
  expect(toPartMedia(media)).toEqual({ kind: 'none' });
});
