import { expect, test } from 'vitest';

import { isWebUrl } from './is-web-url.ts';

test.each(['http://example.com/a?b=c', 'https://example.com', 'HTTPS://EXAMPLE.COM/'])('%s is a link', (text) => {
  expect(isWebUrl(text)).toBe(true);
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  '//example.com',
  'http://',
  '',
])('%j is text', (text) => {
  expect(isWebUrl(text)).toBe(false);
});
