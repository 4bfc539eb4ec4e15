import { expect, test } from 'vitest';

import { findInJson } from './find-in-json.ts';
import { createJsonDocument } from './json-document.ts';
import { JsonRows } from './json-rows.ts';
import { openMatch, type ShownMatch } from './use-json-search.ts';

function open(value: unknown, index: number, shown?: ShownMatch) {
  const document = createJsonDocument(new TextEncoder().encode(JSON.stringify(value)));
  const rows = new JsonRows(document, () => true);
  const search = findInJson(document.bytes, 'quokka');
  let step = search.next();
  while (step.done !== true) step = search.next();
  return openMatch({ rows, reveal: (offset) => rows.find(offset) }, { ...step.value, index, text: 'quokka', shown });
}

test('a match is told by its row and its place there', () => {
  expect(open(['no', 'quokka, quokka'], 1)).toEqual({ row: 2, text: 'quokka', nth: 1, isAgain: false });
  expect(open(['no'], 0)).toBeUndefined();
});

test('the match that is shown already is the same one in a document that has changed', () => {
  const shown = { text: 'quokka', index: 0 };
  expect(open(['new', 'no', 'quokka', 'quokka'], 0, shown)).toEqual({ row: 3, text: 'quokka', nth: 0, isAgain: true });
  expect(open(['quokka', 'quokka'], 1, shown)).toMatchObject({ isAgain: false });
  expect(open(['quokka'], 0, { text: 'quo', index: 0 })).toMatchObject({ isAgain: false });
});
