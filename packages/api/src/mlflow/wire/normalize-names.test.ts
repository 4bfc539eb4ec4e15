import { expect, it } from 'vitest';
import { z } from 'zod';

import { int64, requiredText, text, textMap } from './fields.ts';
import { normalizeNames } from './normalize-names.ts';

const message = z.object({
  run_id: requiredText,
  start_time: int64.optional(),
  inner_list: z.array(z.object({ model_id: text })).optional(),
  tags: textMap.optional(),
});

it.each([
  ['both cases', { runId: 'a', start_time: 1 }, { run_id: 'a', start_time: 1 }],
  ['the proper case before the other', { runId: 'b', run_id: 'a' }, { run_id: 'a' }],
  ['the former name', { run_uuid: 'a' }, { run_id: 'a' }],
  ['the new name before the former', { run_uuid: 'b', run_id: 'a' }, { run_id: 'a' }],
  ['messages in lists', { innerList: [{ modelId: 'm' }] }, { inner_list: [{ model_id: 'm' }] }],
  [
    'keys of maps, which are data',
    { tags: { someKey: '1', some_key: '2' } },
    { tags: { someKey: '1', some_key: '2' } },
  ],
  ['null as absent', { run_id: null, startTime: null }, {}],
  ['unknown fields as absent', { other: 1, __proto__: { run_id: 'x' }, constructor: 2 }, {}],
  ['values that are no message as they are', { inner_list: 'x', tags: 5 }, { inner_list: 'x', tags: 5 }],
])('should understand %s', (_title, sent, expected) => {
  expect(normalizeNames(message, sent)).toEqual(expected);
});

it('should leave what is no object alone', () => {
  for (const value of ['text', 5, [1], true]) expect(normalizeNames(message, value)).toEqual(value);
});
