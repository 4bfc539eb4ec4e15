import { expect, test } from 'vitest';

import { findAtPointer, parseJsonPointer, toJsonPointer } from './json-pointer.ts';

test('steps with slashes and tildes survive', () => {
  const steps = ['attributes', 'a/b', '~1', '', '0'];
  expect(parseJsonPointer(toJsonPointer(steps))).toEqual(steps);
  expect(toJsonPointer(['a/b', '~'])).toBe('/a~1b/~0');
});

test('finds what is there and nothing else', () => {
  const root = { a: [{ b: 1 }], '': null };
  const find = (pointer: string) => findAtPointer(root, parseJsonPointer(pointer) ?? ['?']);
  expect(find('/a/0/b')).toBe(1);
  expect(find('')).toBe(root);
  expect(find('/')).toBeNull();
  for (const pointer of ['/a/00', '/a/-', '/a/length', '/constructor', '/a/0/b/c', 'a']) {
    expect(find(pointer)).toBeUndefined();
  }
});
