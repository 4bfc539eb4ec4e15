import { expect, test } from 'vitest';

import { filterAttributes } from './filter-attributes.ts';

const ATTRIBUTES = {
  'gen_ai.request.model': 'gpt-9',
  'http.status': 500,
  'ai.prompt': 'What is the WEATHER?',
  nested: { list: ['deep value'] },
};
const keys = (text: string) => filterAttributes(ATTRIBUTES, text).map(([key]) => key);

test('no text keeps all, by key', () => {
  expect(keys(' ')).toEqual(['ai.prompt', 'gen_ai.request.model', 'http.status', 'nested']);
});

test.each([
  ['MODEL', ['gen_ai.request.model']],
  ['weather', ['ai.prompt']],
  ['500', ['http.status']],
  ['deep', ['nested']],
  ['absent', []],
])('%s finds %j', (text, expected) => {
  expect(keys(text)).toEqual(expected);
});
