import { GanderRequestError } from '@gander/api/gander/client';
import { expect, test } from 'vitest';

import { toFailure } from './to-failure.ts';

test.each([
  [0, 'unreachable'],
  [404, 'not_found'],
  [400, 'refused'],
  [503, 'unreachable'],
] as const)('status %d is %s', (status, kind) => {
  const failure = toFailure(new GanderRequestError({ status, code: 'x', message: 'Do this.' }));
  expect(failure).toMatchObject({ kind, message: 'Do this.' });
});

test('a bug keeps its message', () => {
  expect(toFailure(new Error('cannot read x'))).toMatchObject({ kind: 'broken', message: 'cannot read x' });
});

test.each([
  'Failed to fetch dynamically imported module: http://127.0.0.1:5000/assets/run-page-1a2b.js',
  'error loading dynamically imported module: http://127.0.0.1:5000/assets/run-page-1a2b.js',
  'Importing a module script failed.',
])('an import that failed is no bug: %s', (message) => {
  expect(toFailure(new TypeError(message)).kind).toBe('unloaded');
});
