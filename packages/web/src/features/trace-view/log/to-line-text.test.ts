import { expect, test } from 'vitest';

import { toLineText } from './to-line-text.ts';

test('a text is one line, and bytes are named', () => {
  expect(toLineText(' a\n\n  b\tc ')).toBe('a b c');
  expect(toLineText(`see data:image/png;base64,${'AAAA'.repeat(300)} there`)).toBe('see [image/png 900 B] there');
});
