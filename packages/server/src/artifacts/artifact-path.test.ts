import { describe, expect, it } from 'vitest';

import { joinArtifactPath, parseArtifactPath, requireArtifactPath, toArtifactName } from './artifact-path.ts';

describe('parseArtifactPath', () => {
  it.each([
    ['1/run/artifacts/a.txt', '1/run/artifacts/a.txt'],
    ['', ''],
    ['.', ''],
    ['./a//b/./c/', 'a/b/c'],
    ['dir%20with%20space/f', 'dir with space/f'],
    ['a%2Fb', 'a/b'],
    ['f%20%23', 'f '],
    ['f %23', 'f '],
    ['a%23b', 'a#b'],
    ['what?', 'what'],
    ['a%2520b', 'a b'],
    ['100%', '100%'],
    ['50%off', '50%off'],
    ['%u002e%u002e/x', '%u002e%u002e/x'],
    ['...', '...'],
    ['..hidden/x..', '..hidden/x..'],
    ['~/x', '~/x'],
    ['%C3%BC', 'ü'],
  ])('should read %j as %j', (text, path) => {
    expect(parseArtifactPath(text)).toBe(path);
  });

  it.each([
    '..',
    '../x',
    'a/..',
    'a/../..',
    'a/../b',
    '%2e%2e/x',
    '.%2e/x',
    '%2E%2E%2Fx',
    '..%2fx',
    '%252e%252e%252fx',
    '%25252e%25252e%25252fx',
    '%2525252525252525252e./x',
    '/etc/passwd',
    '%2fetc%2fpasswd',
    '//host/share',
    '..\\x',
    'a\\b',
    '..%5cx',
    '%5c%5chost%5cshare',
    'C:/x',
    'c:x',
    './c:/x',
    './/file:/x',
    'C%3A%5Cx',
    'file:///etc/passwd',
    'https://example.com/x',
    's3://bucket/x',
    'a%00b',
    'a\u0000',
    'a%0d%0ab',
    'a\u0085b',
    'a\ud800b',
    '%c0%ae%c0%ae/x',
    '%e0%80%ae',
    '%ff',
    'x'.repeat(256),
    'x/'.repeat(600),
  ])('should refuse %j', (text) => {
    expect(() => parseArtifactPath(text)).toThrow('Invalid path');
  });

  it('should never lead out, whatever it is made of', () => {
    const parts = ['..', '.', '/', '\\', '%2e', '%2f', '%5c', '%25', '2e', '2f', 'a', '%00', ':', '#', '?', '%c0%ae'];
    let seed = 1;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647);
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: 1 + (random() % 8) }, () => parts[random() % parts.length]).join('');
      let path: string;
      try {
        path = parseArtifactPath(text);
      } catch {
        continue;
      }
      expect(path, text).not.toMatch(/(^|\/)\.{0,2}(\/|$)(?!$)|\\|\0|^\//);
      expect(path.split('/'), text).not.toContain('..');
      expect(parseArtifactPath(path), text).toBe(path);
    }
  });
});

it('should not take the root for a file', () => {
  for (const text of ['', '.', './', '%2e']) expect(() => requireArtifactPath(text)).toThrow('Invalid path');
  expect(requireArtifactPath('a')).toBe('a');
});

it('should join and name paths', () => {
  const root = parseArtifactPath('');
  const folder = parseArtifactPath('1/2');
  const file = parseArtifactPath('sub/a.txt');
  expect(joinArtifactPath(folder, file)).toBe('1/2/sub/a.txt');
  expect([joinArtifactPath(root, file), joinArtifactPath(folder, root)]).toEqual(['sub/a.txt', '1/2']);
  expect([toArtifactName(file), toArtifactName(root), toArtifactName(parseArtifactPath('x'))]).toEqual([
    'a.txt',
    '',
    'x',
  ]);
});
