import { expect, test } from 'vitest';

import { applyTagChange } from './tag-change.ts';

test('tags are given, changed and taken away', () => {
  const change = { set: [{ key: 'team', value: 'b' }], remove: ['old'] };
  expect(applyTagChange({ team: 'a', old: '1', other: '2' }, change)).toEqual({ team: 'b', other: '2' });
  expect(applyTagChange(undefined, change)).toEqual({ team: 'b' });
});
