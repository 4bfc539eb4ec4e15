import { expect, it } from 'vitest';
import { z } from 'zod';

import { anyJson, doubleOut, int64Out, text, textMap } from './fields.ts';
import { toWireMessage } from './to-wire-message.ts';

const message = z.object({
  name: text.optional(),
  value: doubleOut.optional(),
  count: int64Out.optional(),
  list: z.array(text).optional(),
  map: textMap.optional(),
  inner: z.object({ list: z.array(text).optional() }).optional(),
  items: z.array(z.object({ value: doubleOut })).optional(),
  any: anyJson.optional(),
});

it.each([
  ['leaves out what is unset, empty lists and empty maps', { name: undefined, list: [], map: {} }, {}],
  ['keeps what is set to a default', { name: '', value: 0, count: 0 }, { name: '', value: 0, count: 0 }],
  ['keeps a message that is set and empty', { inner: { list: [] } }, { inner: {} }],
  [
    'names what JSON has no number for',
    { value: Number.NaN, items: [{ value: Number.NEGATIVE_INFINITY }] },
    { value: 'NaN', items: [{ value: '-Infinity' }] },
  ],
  ['keeps big integers', { count: 1n }, { count: 1n }],
  ['passes JSON on untouched', { any: { a: [], b: {}, c: null } }, { any: { a: [], b: {}, c: null } }],
  ['writes no field it does not know', { extra: 1 }, {}],
])('a response %s', (_title, value, expected) => {
  expect(toWireMessage(message, value)).toEqual(expected);
});
