import { expect, test } from 'vitest';

import { addRecentPlace, parseRecentPlaces } from './recent-places.ts';

const place = (name: string) => ({ href: `/traces/${name}`, label: name, kind: 'Trace' });

test('the last one looked at comes first, and once', () => {
  const places = ['a', 'b', 'a'].reduce((list, name) => addRecentPlace(list, place(name)), parseRecentPlaces(null));
  expect(places).toEqual([place('a'), place('b')]);
  const many = Array.from({ length: 30 }, (_, index) => place(`t${index}`));
  expect(many.reduce(addRecentPlace, [] as readonly ReturnType<typeof place>[])).toHaveLength(20);
});

test('an address that leads elsewhere is not taken', () => {
  const stored = [
    place('a'),
    { ...place('b'), href: '//evil.example' },
    { ...place('c'), href: 'javascript:1' },
    1,
    null,
  ];
  expect(parseRecentPlaces(stored)).toEqual([place('a')]);
  expect(parseRecentPlaces({})).toEqual([]);
});
