import { expect, test } from 'vitest';

import { listParameters } from './list-parameters.ts';

test('a schema reads as a signature', () => {
  const parameters = listParameters({
    type: 'object',
    required: ['city'],
    properties: {
      city: { type: 'string', description: 'Where' },
      units: { enum: ['c', 'f'] },
      days: { type: ['integer', 'null'] },
      tags: { type: 'array', items: { type: 'string' } },
      when: { anyOf: [{ type: 'string' }, { type: 'number' }] },
      any: true,
    },
  });
  expect(parameters?.map(({ name, type, isRequired }) => [name, type, isRequired])).toEqual([
    ['city', 'string', true],
    ['units', '"c" | "f"', false],
    ['days', 'integer | null', false],
    ['tags', 'string[]', false],
    ['when', 'string | number', false],
    ['any', '', false],
  ]);
  expect(parameters?.[0]?.description).toBe('Where');
});

test.each([undefined, null, 'x', [], {}, { properties: [] }])('%j has no parameters to list', (schema) => {
  expect(listParameters(schema)).toBeUndefined();
});
