import { expect, test } from 'vitest';

import { parseFlatSearch, toFlatSearch } from './flat-search.ts';

test('what is written is read back', () => {
  const search = { q: 'refund & "late" 50%', state: 'ERROR,OK', span: '00f1' };
  expect(parseFlatSearch(toFlatSearch(search))).toEqual(search);
});

test('numbers in a URL stay text', () => {
  expect(parseFlatSearch('?span=0011223344556677&q=1e3')).toEqual({ span: '0011223344556677', q: '1e3' });
});

test('empty values leave no trace in the URL', () => {
  expect(toFlatSearch({ q: '', state: undefined })).toBe('');
});
