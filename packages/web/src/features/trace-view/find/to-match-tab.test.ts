import { expect, test } from 'vitest';

import { toMatchTab } from './to-match-tab.ts';

const NOWHERE = { name: 0, inputs: 0, outputs: 0, attributes: 0, events: 0, error: 0 };

test.each([
  [{ inputs: 1, attributes: 1 }, 'overview', 'overview'],
  [{ inputs: 1, attributes: 1 }, 'attributes', 'attributes'],
  [{ inputs: 1, attributes: 1 }, 'events', 'overview'],
  [{ attributes: 1 }, 'overview', 'attributes'],
  [{ events: 2 }, 'overview', 'events'],
  [{ events: 2 }, 'raw', 'raw'],
  [{}, 'logs', 'logs'],
] as const)('%j with %s open is seen in %s', (places, open, tab) => {
  expect(toMatchTab({ ...NOWHERE, ...places }, open)).toBe(tab);
});

test('what is not known changes nothing', () => {
  expect(toMatchTab(undefined, 'events')).toBe('events');
});
