import { expect, test } from 'vitest';

import { toOneLine } from './to-one-line.ts';

test('a call reads as people write one', () => {
  expect(toOneLine({ city: 'Paris', days: 3, list: [1, 'a'] })).toBe('city: Paris, days: 3, list: [1,"a"]');
  expect(toOneLine('two\nlines')).toBe('two lines');
});

test('bytes are named, wherever they stand', () => {
  const data = `data:image/png;base64,${'AAAA'.repeat(300)}`;
  expect(toOneLine(data)).toBe('[image/png 900 B]');
  expect(toOneLine({ screen: data, parts: [{ data }] })).toBe(
    'screen: [image/png 900 B], parts: [{"data":"[image/png 900 B]"}]',
  );
});
