import { expect, it } from 'vitest';

import { findArtifactKind, findMediaType } from './artifact-kind.ts';

it.each([
  ['plots/a.PNG', 'image'],
  ['model/MLmodel', 'text'],
  ['x/y.v2/data.csv', 'table'],
  ['page.html', 'page'],
  ['report.PDF', 'media'],
  ['voice.wav', 'media'],
  ['noextension', 'text'],
  ['a.json', 'json'],
  ['weights.safetensors', 'binary'],
  ['constructor', 'text'],
])('%s is shown as %s', (path, kind) => {
  expect(findArtifactKind(path)).toBe(kind);
});

it.each([
  ['a/b.PDF', 'application/pdf'],
  ['voice.mp3', 'audio/mpeg'],
  ['pdf', 'application/pdf'],
  ['constructor', 'application/octet-stream'],
  ['evil.html', 'application/octet-stream'],
])('%s is played as %s', (path, mediaType) => {
  expect(findMediaType(path)).toBe(mediaType);
});
