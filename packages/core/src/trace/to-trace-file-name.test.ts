import { expect, test } from 'vitest';

import { toTraceFileName } from './to-trace-file-name.ts';

test.each([
  ['tr-0af7651916cd43dd', 'Fix "the" bug/<b>', 'trace-fix-the-bug-b-0af76519.html'],
  ['tr-0af7651916cd43dd', 'Côté café', 'trace-cote-cafe-0af76519.html'],
  ['tr-0af7651916cd43dd', '天気', 'trace-0af76519.html'],
  ['../../etc/passwd', 'a'.repeat(100), `trace-${'a'.repeat(60)}-etcpassw.html`],
  ['', '', 'trace.html'],
])('%s %s', (id, name, expected) => {
  expect(toTraceFileName({ id, name }, 'html')).toBe(expected);
});
