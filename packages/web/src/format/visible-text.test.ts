import { expect, test } from 'vitest';

import { toVisibleText } from './visible-text.ts';

test('what people write stays as it is', () => {
  for (const text of ['', 'chat gpt-4o', 'שלום עולם', 'نام‌ها', '👩‍💻 coder', 'a\tb\nc', 'z\u0351']) {
    expect(toVisibleText(text)).toBe(text);
  }
});

test('what turns text around and what ends strings is named', () => {
  expect(toVisibleText('bent \u202Egnp.exe\u202C')).toBe('bent ‹202E›gnp.exe‹202C›');
  expect(toVisibleText('a\u0000b\u001B[31m')).toBe('a‹0000›b‹001B›[31m');
});

test('text of which nothing would be seen is spelt out', () => {
  expect(toVisibleText('\u200B\u2060')).toBe('‹200B›‹2060›');
  expect(toVisibleText('  ')).toBe('‹0020›‹0020›');
});
