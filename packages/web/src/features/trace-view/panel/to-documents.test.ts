import { expect, test } from 'vitest';

import { toDocuments } from './to-documents.ts';

test.each([
  [[{ id: 'a', content: 'text', score: 0.5, metadata: { page: 1 } }]],
  [[{ doc_id: 'a', page_content: 'text', relevance_score: 0.5, page: 1 }]],
  [{ documents: [{ document: { id: 'a', text: 'text', metadata: { page: 1 } }, score: 0.5 }] }],
  [{ matches: [{ id: 'a', score: 0.5, text: 'text', metadata: { page: 1 } }] }],
])('%j is one document', (value) => {
  expect(toDocuments(value)).toEqual([{ id: 'a', content: 'text', score: 0.5, metadata: { page: 1 } }]);
});

test('texts alone are documents too', () => {
  expect(toDocuments(['one', 'two'])?.map(({ content }) => content)).toEqual(['one', 'two']);
});

test.each([undefined, null, 'x', [], {}, [1, 2], [{ other: 1 }], { documents: 'x' }])('%j is none', (value) => {
  expect(toDocuments(value)).toBeUndefined();
});
