import { expect, it } from 'vitest';

import { findArtifactKind } from './artifact-kind.ts';

it.each([
  ['plots/a.PNG', 'image'],
  ['model/MLmodel', 'text'],
  ['x/y.v2/data.csv', 'table'],
  ['page.html', 'text'],
  ['noextension', 'text'],
  ['a.json', 'json'],
  ['weights.safetensors', 'binary'],
  ['constructor', 'text'],
])('%s is shown as %s', (path, kind) => {
  expect(findArtifactKind(path)).toBe(kind);
});
