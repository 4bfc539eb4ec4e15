import { expect, test } from 'vitest';

import { splitMedia } from './split-media.ts';

const bytes = (start: string, size = 600) =>
  btoa(start + Array.from({ length: size }, (_, at) => String.fromCharCode((at * 167 + at * at * 31) % 256)).join(''));

const PNG = bytes('\x89PNG\r\n\x1a\n');
const WRAPPED = PNG.replaceAll(/(.{76})/g, '$1\n');

const show = (text: string, isBeginning = false) =>
  splitMedia(text, { isBeginning })?.map((piece) =>
    piece.kind === 'text' ? piece.text : `<${piece.mediaType} ${piece.base64.length}${piece.isCut ? ' cut' : ''}>`,
  );

test.each([
  [PNG, [`<image/png ${PNG.length}>`]],
  [`The screenshot: ${PNG}. Done.`, ['The screenshot: ', `<image/png ${PNG.length}>`, '. Done.']],
  [`{"image":"data:image/png;base64,${PNG}"}`, ['{"image":"', `<image/png ${PNG.length}>`, '"}']],
  [`See ![a chart](data:image/png;base64,${PNG}) above`, ['See ', `<image/png ${PNG.length}>`, ' above']],
  [`Bytes:\n\`\`\`\n${PNG}\n\`\`\`\nend`, ['Bytes:\n', `<image/png ${PNG.length}>`, '\nend']],
  [`mail:\n${WRAPPED}\n-- end`, ['mail:\n', `<image/png ${WRAPPED.length}>`, '\n-- end']],
  [`${PNG} and ${bytes('%PDF-1.7')}`, [`<image/png ${PNG.length}>`, ' and ', `<application/pdf ${PNG.length}>`]],
  [`x ${bytes('whatever', 900)}`, ['x ', expect.stringMatching(/^<application\/octet-stream 12\d\d>$/)]],
])('bytes are taken out of the text around them: %#', (text, pieces) => {
  expect(show(text)).toEqual(pieces);
});

test.each([
  '',
  'The answer is 42. '.repeat(1000),
  'A'.repeat(1_000_000),
  'https://example.com/'.repeat(50),
  'deadbeef'.repeat(300),
  'src/features/trace-view/messages/'.repeat(40),
  'A_CONSTANT_NAME_'.repeat(60),
])('text stays text: %#', (text) => {
  expect(splitMedia(text)).toBeUndefined();
});

test.each([
  ['in one line', (base64: string) => base64],
  ['wrapped', (base64: string) => base64.replaceAll(/(.{76})/g, '$1\r\n')],
])('a picture of megabytes is taken out %s', (_, wrap) => {
  const run = wrap(PNG.slice(0, 800).padEnd(9_000_000, PNG.slice(0, 800)));
  expect(show(`data:image/png;base64,${run} and ${run}, both`)).toEqual([
    `<image/png ${run.length}>`,
    ' and ',
    `<image/png ${run.length}>`,
    ', both',
  ]);
});

test.each(['A', '-', 'A_NAME/'])('megabytes of %s without a break stay text', (word) => {
  expect(splitMedia(word.repeat(9_000_000 / word.length))).toBeUndefined();
});

test('bytes that are cut off with their text are named, not used', () => {
  expect(show(`The screenshot: ${PNG.slice(0, 80)}`, true)).toEqual(['The screenshot: ', '<image/png 80 cut>']);
  expect(show(`${PNG} and more`, true)).toEqual([`<image/png ${PNG.length}>`, ' and more']);
});

test('every piece stands where it was, and nothing is lost', () => {
  const text = `before ${PNG} between ${PNG} after`;
  const pieces = splitMedia(text) ?? [];
  expect(pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.base64)).join('')).toBe(text);
  for (const piece of pieces) {
    const said = piece.kind === 'text' ? piece.text : piece.base64;
    expect(text.slice(piece.offset, piece.offset + said.length)).toBe(said);
  }
});
