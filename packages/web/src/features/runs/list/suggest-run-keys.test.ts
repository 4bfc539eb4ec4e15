import { expect, it } from 'vitest';

import { suggestRunKeys } from './suggest-run-keys.ts';

const KEYS = { metrics: ['loss', 'val loss'], params: ['lr'], tags: ['stage'] };

it.each([
  ['metr', ['metrics.loss', 'metrics.`val loss`']],
  ["params.lr = '1' and los", ['metrics.loss', 'metrics.`val loss`']],
  ['stage', ['tags.stage']],
  ['attributes.st', ['attributes.status', 'attributes.start_time']],
  ['metrics.loss', []],
  ['a = 1 ', []],
])('for "%s"', (text, expected) => {
  expect(suggestRunKeys(text, KEYS)).toEqual(expected);
});
