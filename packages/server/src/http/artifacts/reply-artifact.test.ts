import { expect, it } from 'vitest';

import { formatAttachment } from './format-attachment.ts';
import { toFileHeaders, toPageHeaders } from './reply-artifact.ts';

it.each([
  ['a.txt', 'text/plain; charset=utf-8'],
  ['data.json', 'text/plain; charset=utf-8'],
  ['script.js', 'text/plain; charset=utf-8'],
  ['MLmodel', 'text/plain; charset=utf-8'],
  ['README.md', 'text/plain; charset=utf-8'],
  ['bin.dat', 'application/octet-stream'],
  ['no-extension', 'application/octet-stream'],
  ['plot.png', 'image/png'],
  ['.env', 'application/octet-stream'],
])('should say of %s that it is %s', (name, contentType) => {
  expect(toFileHeaders(name)).toMatchObject({ 'content-type': contentType, 'x-content-type-options': 'nosniff' });
});

it.each([
  ['a.txt', 'attachment; filename=a.txt'],
  ['f ', `attachment; filename="f "; filename*=UTF-8''f%20`],
  ['a"b\\c.txt', `attachment; filename="a\\"b\\\\c.txt"; filename*=UTF-8''a%22b%5Cc.txt`],
  ["ü'(1).txt", `attachment; filename="_'(1).txt"; filename*=UTF-8''%C3%BC%27%281%29.txt`],
])('should have a browser keep %j as it is', (name, header) => {
  expect(formatAttachment(name)).toBe(header);
});

it('should show a page that can run and load nothing, and nothing else as a page', () => {
  const { 'content-security-policy': policy = '', ...headers } = toPageHeaders('report.HTML');
  expect(headers).toMatchObject({ 'content-disposition': 'inline', 'x-frame-options': 'SAMEORIGIN' });
  expect(policy).toMatch(/^sandbox; default-src 'none';/);
  expect(policy).not.toMatch(/script|allow-|https?:/);
  expect(['a.svg', 'a.xml', 'html', 'a.js', 'a.xhtml'].map(toPageHeaders)).toEqual([{}, {}, {}, {}, {}]);
});
