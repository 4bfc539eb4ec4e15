import { expect, test } from 'vitest';

import { toLogText, toWholeLogText } from './to-log-text.ts';

const PNG = `iVBORw0KGgo${'aB3'.repeat(400)}`;

test.each([
  ['started', null, 'started'],
  ['', 'all is well', 'all is well'],
  ['said', { a: 1 }, 'said {"a":1}'],
  ['upload', PNG, 'upload [image/png 908 B]'],
  ['', `got ${PNG} back`, 'got [image/png 908 B] back'],
  ['', { screen: PNG }, '{"screen":"[image/png 908 B]"}'],
])('%s %#', (eventName, body, text) => {
  expect(toLogText({ eventName, body })).toBe(text);
});

test('a line is all that is shown of a long text', () => {
  expect(toLogText({ eventName: '', body: 'word '.repeat(1_000_000) })).toHaveLength(300);
});

test('opened, it has its lines, and bytes are still named', () => {
  expect(toWholeLogText({ eventName: 'said', body: 'a\nb' })).toBe('said\na\nb');
  expect(toWholeLogText({ eventName: '', body: { screen: PNG } })).toBe('{\n  "screen": "[image/png 908 B]"\n}');
});

const LONG = { a: { b: ['x'.repeat(90), '"\n'.repeat(40), 12, null, true], c: {}, d: [] }, e: [[[]], 'y'.repeat(500)] };

test('the beginning is that of the whole', () => {
  expect(toLogText({ eventName: '', body: LONG })).toBe(JSON.stringify(LONG).slice(0, 300));
  const many = Array.from({ length: 9000 }, () => LONG);
  expect(toWholeLogText({ eventName: '', body: many })).toBe(JSON.stringify(many, null, 2).slice(0, 100_000));
  const digits = Array.from({ length: 400 }, (_, at) => at % 10);
  expect(toLogText({ eventName: '', body: digits })).toBe(JSON.stringify(digits).slice(0, 300));
});

test('what is not shown is not looked into', () => {
  const unread = Object.defineProperty({}, 'never', {
    enumerable: true,
    get: () => {
      throw new Error('This was read.');
    },
  });
  expect(toLogText({ eventName: '', body: ['x'.repeat(300), unread, [unread]] })).toHaveLength(300);
  expect(toWholeLogText({ eventName: '', body: { a: 'x'.repeat(100_000), b: { unread } } })).toHaveLength(100_000);
});
