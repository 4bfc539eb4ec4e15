import { expect, test } from 'vitest';

import { createCommandSources } from './command-sources.ts';

const offer = (id: string) => () => [{ id, group: 'g', label: id, run() {} }];

test('what is nearer comes first, and nothing is left of a page that is gone', () => {
  const sources = createCommandSources();
  let changes = 0;
  const stop = sources.subscribe(() => {
    changes += 1;
  });
  const removeList = sources.add(2, offer('list'));
  sources.add(0, offer('trace'));
  expect(sources.list().map(({ id }) => id)).toEqual(['trace', 'list']);
  const version = sources.getVersion();
  removeList();
  expect(sources.getVersion()).not.toBe(version);
  expect(sources.list().map(({ id }) => id)).toEqual(['trace']);
  stop();
  sources.add(1, offer('more'));
  expect(changes).toBe(3);
});
