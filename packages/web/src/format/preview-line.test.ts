import { expect, test } from 'vitest';

import { toPreviewLine } from './preview-line.ts';

test.each([
  [null, ''],
  ['one\n\n  two\tthree ', 'one two three'],
  ['Done ![chart](data:image/png;base64,iVBORw0KGgo=) as asked', 'Done ![chart]([image/png]) as asked'],
  ['data:audio/wav;codecs=1;base64,UklGRiQ+/AAA...', '[audio/wav]'],
  ['data:;base64,AAAA and data:text/csv;base64,YSxi', '[file] and [text/csv]'],
  ['The data: base64, is a word', 'The data: base64, is a word'],
])('%j reads %j', (preview, line) => {
  expect(toPreviewLine(preview)).toBe(line);
});

test('a large file leaves room for what stands behind it', () => {
  expect(toPreviewLine(`data:image/png;base64,${'A'.repeat(900)} behind`)).toBe('[image/png] behind');
});

test('a line is no longer than anybody can see', () => {
  expect(toPreviewLine('word '.repeat(10_000)).length).toBeLessThanOrEqual(400);
});
