import { describe, expect, it } from 'vitest';

import { requireRunFilter } from './require-run-filter.ts';
import { requireRunOrder } from './require-run-order.ts';

const metric = (key: string) => ({ entity: 'metric', key });

describe('filter of runs', () => {
  it.each([
    ['metrics.acc > 0.6', metric('acc'), { kind: 'number', operator: '>', value: 0.6 }],
    ['metric.acc<=-1e-3', metric('acc'), { kind: 'number', operator: '<=', value: -0.001 }],
    ['metrics.`a b` != 5', metric('a b'), { kind: 'number', operator: '!=', value: 5n }],
    ['metrics."a b" = 5', metric('a b'), { kind: 'number', operator: '=', value: 5n }],
    ['metrics.val/loss = 5', metric('val/loss'), { kind: 'number', operator: '=', value: 5n }],
    ["params.opt = 'adam'", { entity: 'param', key: 'opt' }, { kind: 'text', operator: '=', value: 'adam' }],
    ['parameter.opt != "it\'s"', { entity: 'param', key: 'opt' }, { kind: 'text', operator: '!=', value: "it's" }],
    [
      "tags.mlflow.source.name like 'a%'",
      { entity: 'tag', key: 'mlflow.source.name' },
      { kind: 'like', letterCase: 'sensitive', pattern: 'a%' },
    ],
    ["tag.üñí ILIKE '%✓'", { entity: 'tag', key: 'üñí' }, { kind: 'like', letterCase: 'insensitive', pattern: '%✓' }],
    ['params.p IS NULL', { entity: 'param', key: 'p' }, { kind: 'presence', isPresent: false }],
    ['tags.t is not null', { entity: 'tag', key: 't' }, { kind: 'presence', isPresent: true }],
    ["status = 'FINISHED'", { entity: 'attribute', key: 'status' }, { kind: 'text', operator: '=', value: 'FINISHED' }],
    ["attr.run_name = 'a'", { entity: 'attribute', key: 'run_name' }, { kind: 'text', operator: '=', value: 'a' }],
    ["`run name` = 'a'", { entity: 'attribute', key: 'run_name' }, { kind: 'text', operator: '=', value: 'a' }],
    [
      'created > 1750000001000',
      { entity: 'attribute', key: 'start_time' },
      { kind: 'number', operator: '>', value: 1_750_000_001_000n },
    ],
    [
      "run.run_id IN ('a','b')",
      { entity: 'attribute', key: 'run_id' },
      { kind: 'in', isNegated: false, values: ['a', 'b'] },
    ],
    ["run_id not in ( 'a' )", { entity: 'attribute', key: 'run_id' }, { kind: 'in', isNegated: true, values: ['a'] }],
    [
      "dataset.context = 'train'",
      { entity: 'dataset', key: 'context' },
      { kind: 'text', operator: '=', value: 'train' },
    ],
    ["datasets.name IN ('a')", { entity: 'dataset', key: 'name' }, { kind: 'in', isNegated: false, values: ['a'] }],
    [
      "params.q = 'it''s AND more'",
      { entity: 'param', key: 'q' },
      { kind: 'text', operator: '=', value: "it's AND more" },
    ],
  ])('should understand %s', (filter, field, test) => {
    expect(requireRunFilter(filter)).toEqual([{ field, test }]);
  });

  it('should join conditions by AND, and let one at the end pass', () => {
    expect(requireRunFilter("metrics.a = 1 and tags.b = 'c' AND run_id = 'x'")).toHaveLength(3);
    expect(requireRunFilter('metrics.a = 1 AND')).toHaveLength(1);
    expect(requireRunFilter('')).toEqual([]);
  });

  it.each([
    ['   ', 0],
    ['nonsense', 8],
    ["metrics.acc > 'abc'", 14],
    ["params.opt > 'x'", 11],
    ['status = FINISHED', 9],
    ['metrics.acc = 0.5 OR metrics.acc = 0.9', 18],
    ["nope.x = 'y'", 0],
    ["bogus = 'y'", 0],
    ["tags.a == 'x'", 7],
    ['tags.a = 1', 9],
    ["tags. = 'x'", 6],
    ["tags.a = 'x", 9],
    ["tags.a IN 'x'", 10],
    ["run_id IN ('a' 'b')", 15],
    ['run_id IN ()', 11],
    ['run_id NOT 5', 11],
    ['params.a IS 5', 12],
    ['metrics.a IS NULL', 10],
    ["(tags.a = 'x')", 0],
    ['metrics.a = 5abc', 12],
    ['metrics.a = 1 AND AND', 21],
    ['metrics.a = 1 # b', 14],
    ["status IN ('FINISHED')", 7],
    ["dataset.bogus = 'x'", 0],
  ])('should refuse %s and say where', (filter, position) => {
    const refusal = expect.objectContaining({ code: 'invalid_argument', details: { position } }) as Error;
    expect(() => requireRunFilter(filter)).toThrow(refusal);
  });
});

describe('order of runs', () => {
  it.each([
    ['start_time', { entity: 'attribute', key: 'start_time' }, 'asc'],
    ['attributes.end_time DESC', { entity: 'attribute', key: 'end_time' }, 'desc'],
    ['metrics.acc asc', metric('acc'), 'asc'],
    ['metrics.`a b` desc', metric('a b'), 'desc'],
    ['params."x"', { entity: 'param', key: 'x' }, 'asc'],
  ])('should understand %s', (item, field, direction) => {
    expect(requireRunOrder([item])).toEqual([{ field, direction }]);
  });

  it.each(['', 'bogus', 'start_time SIDEWAYS', 'start_time DESC ASC', 'dataset.name', '5', "'x'"])(
    'should refuse %s',
    (item) => {
      expect(() => requireRunOrder([item])).toThrow(expect.objectContaining({ code: 'invalid_argument' }) as Error);
    },
  );
});
