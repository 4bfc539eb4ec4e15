import { expect, test } from 'vitest';

import { toPlacesText } from './to-places-text.ts';

const NOWHERE = { name: 0, inputs: 0, outputs: 0, attributes: 0, events: 0, error: 0 };

test.each([
  [{ inputs: 2, outputs: 1, attributes: 3 }, 'input ×2, output'],
  [{ attributes: 3, name: 1 }, 'attributes ×3'],
  [{ events: 1, error: 1, attributes: 1 }, 'events, error'],
  [{ name: 4 }, ''],
])('%j is %s', (places, text) => {
  expect(toPlacesText({ ...NOWHERE, ...places })).toBe(text);
});
