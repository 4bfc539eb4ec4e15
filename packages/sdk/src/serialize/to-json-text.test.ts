import { expect, it } from 'vitest';

import { toAttributeValue } from './to-attribute-value.ts';
import { toJsonText } from './to-json-text.ts';

const cyclic: Record<string, unknown> = { name: 'a' };
cyclic['self'] = cyclic;
cyclic['list'] = [cyclic];
const shared = { x: 1 };

class Account {
  #secret = 1;
  owner = 'ann';
  toJSON(): object {
    return { owner: this.owner, checked: this.#secret > 0 };
  }
}

it.each([
  ['cycles', cyclic, { name: 'a', self: '[circular]', list: ['[circular]'] }],
  ['the same object twice, which is no cycle', [shared, shared], [{ x: 1 }, { x: 1 }]],
  ['bigints', { small: 5n, large: 2n ** 70n }, { small: 5, large: '1180591620717411303424' }],
  ['what is no number', [Number.NaN, Infinity, -Infinity], ['NaN', 'Infinity', '-Infinity']],
  ['maps and sets', { m: new Map([['k', new Set([1])]]), n: new Map([[1, 'x']]) }, { m: { k: [1] }, n: [[1, 'x']] }],
  ['dates and addresses', [new Date(0), new URL('http://a/b')], ['1970-01-01T00:00:00.000Z', 'http://a/b']],
  ['errors', new RangeError('far', { cause: 'why' }), { name: 'RangeError', message: 'far', cause: 'why' }],
  [
    'bytes',
    [Buffer.from('abc'), new ArrayBuffer(4)],
    [
      { type: 'Buffer', bytes: 3 },
      { type: 'ArrayBuffer', bytes: 4 },
    ],
  ],
  ['classes that say how', new Account(), { owner: 'ann', checked: true }],
  [
    'functions and symbols',
    { f: () => 1, l: [function named() {}], s: Symbol('x') },
    { l: ['[function named]'], s: 'Symbol(x)' },
  ],
  ['undefined', { a: undefined, l: [undefined] }, { l: [null] }],
  ['things without members', { signal: new AbortController().signal }, { signal: '[object AbortSignal]' }],
  ['hostile keys', JSON.parse('{"__proto__":{"a":1}}') as object, JSON.parse('{"__proto__":{"a":1}}') as object],
])('writes %s', (_name, value, expected) => {
  expect(JSON.parse(toJsonText(value))).toEqual(expected);
});

it('survives getters, proxies and toJSON that throw', () => {
  const throwing = {
    get a(): never {
      throw new Error('mine');
    },
    b: 1,
  };
  const hostile = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new TypeError('no keys');
      },
    },
  );

  expect(JSON.parse(toJsonText(throwing))).toEqual({ a: '[getter threw]', b: 1 });
  expect(JSON.parse(toJsonText(hostile))).toBe('[not serializable: TypeError]');
  expect(JSON.parse(toJsonText({ toJSON: () => Promise.reject.call(null) }))).toBe('[not serializable: TypeError]');
});

it('ends, however deep or large a value is', () => {
  let deep: unknown = 'bottom';
  for (let level = 0; level < 10_000; level += 1) deep = { deep };
  const large = Array.from({ length: 200_000 }, () => ({}));

  expect(toJsonText(deep)).toContain('[too deep]');
  expect(toJsonText(large)).toContain('[too large]');
});

it('keeps as attributes what OpenTelemetry can hold, and writes the rest as JSON', () => {
  const values = ['x', 1, true, ['a', 'b'], [1, 2], [1, 'a'], { a: 1 }, 5n, 2n ** 60n, null, undefined, []];

  expect(values.map(toAttributeValue)).toEqual([
    'x',
    1,
    true,
    ['a', 'b'],
    [1, 2],
    '[1,"a"]',
    '{"a":1}',
    5,
    '1152921504606846976',
    undefined,
    undefined,
    '[]',
  ]);
});
