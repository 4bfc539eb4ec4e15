import { requireRunOrder } from '@gander/core/query/runs/require-run-order';
import { describe, expect, it } from 'vitest';

import { buildRunRow } from '../testing/build-run-row.ts';
import { chooseColumnIds, collectKeys, formatColumnIds, parseColumnIds } from './run-columns.ts';
import { formatRunSort, parseRunSort, toOrderBy } from './run-sort.ts';

describe('columns in the URL', () => {
  it('survive whatever is in a key', () => {
    const ids = ['start', 'metric:a,b', 'param:100%2C', 'tag:ключ', 'metric:val/loss'];
    expect(parseColumnIds(formatColumnIds(ids))).toEqual(ids);
  });

  it('are left out where they are none', () => {
    expect(parseColumnIds('start,nonsense,metric:,param:x')).toEqual(['start', 'param:x']);
  });
});

describe('order of runs', () => {
  it.each([
    [undefined, ['attributes.start_time DESC']],
    ['start', ['attributes.start_time ASC']],
    ['-metric:val/loss', ['metrics.`val/loss` DESC']],
    ['param:a`b', ['params.`a``b` ASC']],
    ['-tag:team', ['tags.`team` DESC']],
    ['duration', ['attributes.start_time DESC']],
    ['name', ['attributes.run_name ASC']],
  ])('%s is %j, and the server reads it', (text, orderBy) => {
    const sort = parseRunSort(text);
    expect(toOrderBy(sort)).toEqual(orderBy);
    expect(requireRunOrder(toOrderBy(sort))).toHaveLength(1);
  });

  it('says nothing for the newest first', () => {
    expect(formatRunSort(parseRunSort(undefined))).toBeUndefined();
    expect(formatRunSort({ columnId: 'metric:a', isDescending: true })).toBe('-metric:a');
  });
});

it('chooses columns that have something to show', () => {
  const runs = [
    buildRunRow('a', {
      user: 'ada',
      metrics: { loss: 1 },
      params: { lr: '1' },
      tags: { 'mlflow.source.name': 't.py' },
    }),
    buildRunRow('b', { user: 'grace', metrics: { acc: 1 }, tags: { team: 'x' } }),
  ];
  const keys = collectKeys(runs);
  expect(keys).toEqual({ metrics: ['acc', 'loss'], params: ['lr'], tags: ['team'] });
  expect(chooseColumnIds(runs, keys)).toEqual([
    'start',
    'duration',
    'user',
    'source',
    'metric:acc',
    'metric:loss',
    'param:lr',
  ]);
});
