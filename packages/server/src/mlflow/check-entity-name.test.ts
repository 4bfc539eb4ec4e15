import { expect, it } from 'vitest';

import { checkEntityName } from './check-entity-name.ts';

const check = (name: string) => () => checkEntityName(name, { noun: 'Metric name', parameter: 'name' });

it.each(['loss', 'a b-c.d/e:f', 'üñí', 'val/loss', '_x', 'a.b', '日本語', 'x'.repeat(250)])(
  'should accept %s',
  (name) => {
    expect(check(name)).not.toThrow();
  },
);

it.each(['bad$key', '/abs', 'a//b', 'bad/../k', '..', '../x', '.', './x', 'a/', 'a\nb', '\ud800', 'x'.repeat(251)])(
  'should refuse %j',
  (name) => {
    expect(check(name)).toThrow(expect.objectContaining({ code: 'invalid_argument' }) as Error);
  },
);
