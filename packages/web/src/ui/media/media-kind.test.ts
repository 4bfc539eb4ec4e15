import { expect, test } from 'vitest';

import { toFileName, toMediaKind, toSafeMediaType } from './media-kind.ts';

test.each(['image/svg+xml', 'text/html', 'application/xhtml+xml', 'text/xml', 'constructor', '', 'image/png,<script>'])(
  '%s is never opened as what it says',
  (type) => {
    expect(toMediaKind(type)).toBe('other');
    expect(toSafeMediaType(type)).toBe('application/octet-stream');
  },
);

test('what cannot run keeps its type', () => {
  expect(toSafeMediaType('IMAGE/PNG; x=1')).toBe('image/png');
  expect(toSafeMediaType('application/pdf')).toBe('application/pdf');
  expect(toSafeMediaType('application/json')).toBe('text/plain;charset=utf-8');
});

test('files get a name that programs know', () => {
  expect(toFileName('image', 'image/jpeg')).toBe('image.jpg');
  expect(toFileName('image', 'image/png')).toBe('image.png');
  expect(toFileName('file', 'application/x.weird+type')).toBe('file.bin');
});
